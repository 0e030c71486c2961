// In which region the deployment is, where the server has several.
import { useQuery } from '@tanstack/react-query'
import type { Deployment } from '../../../../sdk/client/index.ts'
import {
  ErrorNote,
  Section,
  Select,
  useClient,
  useToast,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { useChangeDeployment } from '../../queries/index.ts'

export function RegionSection({ deployment }: { readonly deployment: Deployment }) {
  const client = useClient()
  const toast = useToast()
  const whyReadOnly = useWhyNotDeploy()
  const change = useChangeDeployment(deployment.subdomain)
  const server = useQuery({ queryKey: ['server'], queryFn: () => client.server() })
  const regions = server.data?.regions ?? [deployment.region]
  if (regions.length < 2) return null
  return (
    <Section title="Region" text={whyReadOnly}>
      <Select
        label="Region"
        value={deployment.region}
        options={regions.map((region) => ({ value: region, label: region }))}
        isDisabled={whyReadOnly !== undefined || change.isPending}
        onChange={(region) =>
          change.mutate({ region }, { onSuccess: () => toast.success(`It is in ${region} now`) })
        }
      />
      {change.isError && <ErrorNote error={change.error} />}
    </Section>
  )
}
