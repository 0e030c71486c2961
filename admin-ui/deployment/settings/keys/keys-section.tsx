// The keys of a deployment: made, shown, renewed, revoked.
import { useQuery } from '@tanstack/react-query'
import KeyRound from 'lucide-react/icons/key-round'
import { useState } from 'react'
import type { DeploymentKey } from '../../../../sdk/client/index.ts'
import {
  Button,
  EmptyState,
  ErrorNote,
  Section,
  Skeleton,
  useClient,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { CreateKeyDialog } from './create-key-dialog.tsx'
import { KeyTable } from './key-table.tsx'
import { RenewKeyDialog } from './renew-key-dialog.tsx'

export interface KeysSectionProps {
  readonly name: string
  readonly isPrivate: boolean
}

export function KeysSection({ name, isPrivate }: KeysSectionProps) {
  const client = useClient()
  const whyReadOnly = useWhyNotDeploy()
  const isAllowed = whyReadOnly === undefined
  const keys = useQuery({
    queryKey: ['keys', name],
    queryFn: () => client.keys(name),
    enabled: isAllowed,
  })
  const [isCreating, setCreating] = useState(false)
  const [renewed, setRenewed] = useState<DeploymentKey>()
  const create = (
    <Button size="small" whyDisabled={whyReadOnly} onPress={() => setCreating(true)}>
      New key
    </Button>
  )
  return (
    <Section
      title="Keys"
      text={
        isPrivate
          ? 'Every request needs one of them: Authorization: Bearer KEY, or X-Mockhost-Key: KEY.'
          : 'Not asked for while the deployment is public.'
      }
      actions={create}
    >
      {!isAllowed && <p>Keys are shown to those who may deploy.</p>}
      {isAllowed && keys.isPending && <Skeleton lines={2} />}
      {keys.isError && <ErrorNote error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data?.length === 0 && (
        <EmptyState
          icon={<KeyRound size={20} />}
          title="No keys"
          text={
            isPrivate
              ? 'Without one, nobody can ask this mock anything. Make one.'
              : 'Make one before you make the deployment private.'
          }
        />
      )}
      {keys.data && keys.data.length > 0 && (
        <KeyTable name={name} keys={keys.data} onRenew={setRenewed} />
      )}
      {isCreating && <CreateKeyDialog name={name} onClose={() => setCreating(false)} />}
      {renewed && (
        <RenewKeyDialog name={name} old={renewed} onClose={() => setRenewed(undefined)} />
      )}
    </Section>
  )
}
