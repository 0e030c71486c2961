// The keys of the management API as rows.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ControlKey } from '../../../sdk/client/index.ts'
import {
  Badge,
  Button,
  Cell,
  HeadCell,
  RelativeTime,
  Row,
  Table,
  useClient,
  useConfirm,
  useMe,
  useToast,
} from '../../kit/index.ts'
import css from '../server.module.css'
import { useNamesOf } from './use-names-of.ts'

const TONES = { admin: 'danger', deploy: 'accent', read: 'neutral' } as const

export function KeyTable({ keys }: { readonly keys: readonly ControlKey[] }) {
  const me = useMe()
  const isOwn = ({ name, scope }: ControlKey) => name === me.name && scope === me.scope
  // Names may be given twice; then nobody can say which is whose.
  const own = keys.filter(isOwn).length === 1 ? keys.find(isOwn) : undefined
  const namesOf = useNamesOf(keys)
  return (
    <Table
      label="Keys"
      head={
        <>
          <HeadCell>Name</HeadCell>
          <HeadCell>Scope</HeadCell>
          <HeadCell>Deployments</HeadCell>
          <HeadCell>Made</HeadCell>
          <HeadCell>Ends</HeadCell>
          <HeadCell align="end">
            <span className="visually-hidden">Actions</span>
          </HeadCell>
        </>
      }
    >
      {keys.map((key) => (
        <KeyRow key={key.id} controlKey={key} isOwn={key === own} names={namesOf(key)} />
      ))}
    </Table>
  )
}

interface KeyRowProps {
  readonly controlKey: ControlKey
  /** Whether it is the one that is signed in. */
  readonly isOwn: boolean
  readonly names: string
}

function KeyRow({ controlKey, isOwn, names }: KeyRowProps) {
  const { name, scope, createdAt, expiresAt } = controlKey
  const revoke = useRevoke(controlKey, isOwn)
  const hasEnded = expiresAt !== null && Date.parse(expiresAt) < Date.now()
  return (
    <Row isMuted={hasEnded}>
      <Cell isHeader>
        <span className={css.key}>
          {name}
          {isOwn && <Badge>you</Badge>}
        </span>
      </Cell>
      <Cell>
        <Badge tone={TONES[scope]}>{scope}</Badge>
      </Cell>
      <Cell>
        <span className={css.names}>{names}</span>
      </Cell>
      <Cell>
        <span className={css.when}>
          <RelativeTime time={createdAt} />
        </span>
      </Cell>
      <Cell>
        {expiresAt === null ? (
          'never'
        ) : (
          <span className={css.when}>
            {hasEnded && 'ended '}
            <RelativeTime time={expiresAt} />
          </span>
        )}
      </Cell>
      <Cell align="end">
        <Button size="small" label={`Revoke ${name}`} onPress={revoke}>
          Revoke
        </Button>
      </Cell>
    </Row>
  )
}

function useRevoke({ id, name }: ControlKey, isOwn: boolean): () => void {
  const client = useClient()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const toast = useToast()
  const revoke = useMutation({
    mutationFn: () => client.revokeControlKey(id),
    onSuccess: () => {
      toast.success(`The key ${name} is revoked`)
      void queries.invalidateQueries({ queryKey: ['control-keys'] })
    },
    onError: (error) => toast.error('The key was not revoked', error),
  })
  const ask = async () => {
    const whose = isOwn ? ' It is the key that you are signed in with.' : ''
    const isSure = await confirm({
      title: `Revoke ${name}?`,
      text: `Whoever uses it is shut out at once, and it can’t be brought back.${whose}`,
      confirm: 'Revoke',
      isDanger: true,
    })
    if (isSure) revoke.mutate()
  }
  return () => void ask()
}
