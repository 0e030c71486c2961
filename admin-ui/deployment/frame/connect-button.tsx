// Opens how the deployment is asked.
import { useQuery } from '@tanstack/react-query'
import Plug from 'lucide-react/icons/plug'
import type { Deployment } from '../../../sdk/client/index.ts'
import { Connect } from '../../connect/index.ts'
import {
  Button,
  ErrorNote,
  Popover,
  Skeleton,
  useClient,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import css from './frame.module.css'

export function ConnectButton({ deployment }: { readonly deployment: Deployment }) {
  return (
    <Popover
      label="How it is asked"
      placement="bottom end"
      trigger={
        <Button size="small" icon={<Plug size={14} />}>
          Connect
        </Button>
      }
    >
      <WithKey {...deployment} />
    </Popover>
  )
}

function WithKey({ subdomain, url, visibility }: Deployment) {
  const client = useClient()
  const whyNot = useWhyNotDeploy()
  const keys = useQuery({
    queryKey: ['keys', subdomain],
    queryFn: () => client.keys(subdomain),
    enabled: whyNot === undefined,
  })
  if (keys.isError) return <ErrorNote error={keys.error} />
  if (keys.isLoading) return <Skeleton lines={3} />
  return (
    <div className={css.connect}>
      <Connect
        subdomain={subdomain}
        url={url}
        isPrivate={visibility === 'private'}
        secret={keys.data?.[0]?.key}
        whyNoKey={
          whyNot === undefined
            ? 'It has no key. Make one under Settings.'
            : 'Keys of deployments are shown to who may deploy.'
        }
      />
    </div>
  )
}
