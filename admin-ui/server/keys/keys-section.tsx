// The keys of the management API: who may do what.
import { useQuery } from '@tanstack/react-query'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import {
  Button,
  ErrorNote,
  Section,
  Skeleton,
  useClient,
  useCommand,
  useMe,
} from '../../kit/index.ts'
import css from '../server.module.css'
import { CreateKeyDialog } from './create-key-dialog.tsx'
import { KeyTable } from './key-table.tsx'

export function KeysSection() {
  const client = useClient()
  const { scope, deployments } = useMe()
  const isAllowed = scope === 'admin' && deployments === null
  const [isCreating, setCreating] = useState(false)
  const keys = useQuery({
    queryKey: ['control-keys'],
    queryFn: () => client.controlKeys(),
    enabled: isAllowed,
  })
  const create = () => setCreating(true)
  useCommand({ id: 'create-key', title: 'Make a key', run: create }, { isEnabled: isAllowed })
  return (
    <Section
      title="Keys"
      text="For this UI, the management API and the mockhost command. Deployments have keys of their own."
      actions={
        <Button
          size="small"
          icon={<Plus size={14} />}
          whyDisabled={isAllowed ? undefined : NOT_ALLOWED}
          onPress={create}
        >
          Make a key
        </Button>
      }
    >
      {!isAllowed && <p className={css.muted}>{NOT_ALLOWED}.</p>}
      {keys.isError && <ErrorNote error={keys.error} onRetry={() => void keys.refetch()} />}
      {isAllowed && keys.isPending && <Skeleton lines={3} height={28} />}
      {keys.data && <KeyTable keys={keys.data} />}
      {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </Section>
  )
}

const NOT_ALLOWED = 'Keys are seen and made with a key of the scope admin, for all deployments'
