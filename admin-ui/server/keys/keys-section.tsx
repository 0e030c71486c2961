// The keys of the management API: who may do what.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ControlKey } from '../../../sdk/client/index.ts'
import {
  Badge,
  Button,
  Cell,
  ErrorNote,
  HeadCell,
  RelativeTime,
  Row,
  Section,
  Skeleton,
  Table,
  useClient,
  useConfirm,
  useMe,
  useToast,
} from '../../kit/index.ts'
import css from '../server.module.css'
import { CreateKeyDialog } from './create-key-dialog.tsx'

const TONES = { admin: 'danger', deploy: 'accent', read: 'neutral' } as const

export function KeysSection() {
  const client = useClient()
  const me = useMe()
  const mayNot = me.scope === 'admin' ? undefined : 'Only a key of the scope admin sees the others.'
  const [isCreating, setCreating] = useState(false)
  const keys = useQuery({
    queryKey: ['control-keys'],
    queryFn: () => client.controlKeys(),
    enabled: mayNot === undefined,
  })
  return (
    <Section
      title="Keys"
      text="Of the management API and of this UI; deployments have keys of their own."
      actions={
        <Button size="small" whyDisabled={mayNot} onPress={() => setCreating(true)}>
          Make a key
        </Button>
      }
    >
      {mayNot && <p className={css.muted}>{mayNot}</p>}
      {keys.isError && <ErrorNote error={keys.error} onRetry={() => void keys.refetch()} />}
      {!mayNot && keys.isPending && <Skeleton lines={3} />}
      {keys.data && (
        <Table
          label="Keys"
          head={
            <>
              <HeadCell>Name</HeadCell>
              <HeadCell>May</HeadCell>
              <HeadCell>For</HeadCell>
              <HeadCell>Made</HeadCell>
              <HeadCell>Ends</HeadCell>
              <HeadCell width={100}>
                <span className="visually-hidden">Actions</span>
              </HeadCell>
            </>
          }
        >
          {keys.data.map((key) => (
            <KeyRow key={key.id} {...key} />
          ))}
        </Table>
      )}
      {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </Section>
  )
}

function KeyRow({ id, name, scope, deployments, createdAt, expiresAt }: ControlKey) {
  const client = useClient()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const toast = useToast()
  const revoke = useMutation({
    mutationFn: () => client.revokeControlKey(id),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['control-keys'] }),
    onError: (error) => toast.error('The key was not revoked', error),
  })
  const ask = async () => {
    const isSure = await confirm({
      title: `Revoke ${name}?`,
      text: 'Whoever uses it is shut out at once. It can’t be brought back.',
      confirm: 'Revoke it',
      isDanger: true,
    })
    if (isSure) revoke.mutate()
  }
  return (
    <Row>
      <Cell>{name}</Cell>
      <Cell>
        <Badge tone={TONES[scope]}>{scope}</Badge>
      </Cell>
      <Cell>{deployments === null ? 'all deployments' : `${deployments.length} deployments`}</Cell>
      <Cell>
        <RelativeTime time={createdAt} />
      </Cell>
      <Cell>{expiresAt === null ? 'never' : <RelativeTime time={expiresAt} />}</Cell>
      <Cell>
        <Button size="small" label={`Revoke ${name}`} onPress={() => void ask()}>
          Revoke
        </Button>
      </Cell>
    </Row>
  )
}
