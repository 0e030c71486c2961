// Keys as lines: name, secret behind a button, until when, and what can be done with each.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeploymentKey } from '../../../../sdk/client/index.ts'
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
  useToast,
} from '../../../kit/index.ts'
import { stateOfKey } from './expiry.ts'
import css from './keys.module.css'
import { Secret } from './secret.tsx'

export interface KeyTableProps {
  readonly name: string
  readonly keys: readonly DeploymentKey[]
  readonly onRenew: (key: DeploymentKey) => void
}

export function KeyTable({ name, keys, onRenew }: KeyTableProps) {
  const revoke = useRevoke(name)
  return (
    <Table
      label="Keys"
      head={
        <>
          <HeadCell>Name</HeadCell>
          <HeadCell>Key</HeadCell>
          <HeadCell>Made</HeadCell>
          <HeadCell>Works until</HeadCell>
          <HeadCell align="end">
            <span className="visually-hidden">Actions</span>
          </HeadCell>
        </>
      }
    >
      {keys.map((key) => (
        <Row key={key.id} isMuted={stateOfKey(key.expiresAt, Date.now()) === 'expired'}>
          <Cell isHeader>{key.name}</Cell>
          <Cell>
            <Secret secret={key.key} label={key.name} />
          </Cell>
          <Cell>
            <RelativeTime time={key.createdAt} />
          </Cell>
          <Cell>
            <Expires expiresAt={key.expiresAt} />
          </Cell>
          <Cell align="end">
            <span className={css.actions}>
              <Button size="small" label={`Renew ${key.name}`} onPress={() => onRenew(key)}>
                Renew
              </Button>
              <Button
                size="small"
                variant="quiet"
                label={`Revoke ${key.name}`}
                onPress={() => void revoke(key)}
              >
                Revoke
              </Button>
            </span>
          </Cell>
        </Row>
      ))}
    </Table>
  )
}

function Expires({ expiresAt }: Pick<DeploymentKey, 'expiresAt'>) {
  if (expiresAt === null) return <span className={css.muted}>Until it is revoked</span>
  const state = stateOfKey(expiresAt, Date.now())
  if (state === 'expired') return <Badge tone="danger">Expired</Badge>
  return (
    <Badge tone={state === 'ending' ? 'warning' : 'neutral'}>
      <RelativeTime time={expiresAt} />
    </Badge>
  )
}

function useRevoke(name: string): (key: DeploymentKey) => Promise<void> {
  const client = useClient()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const toast = useToast()
  const mutation = useMutation({
    mutationFn: (key: DeploymentKey) => client.revokeKey(name, key.id),
    onSuccess: (_, key) => toast.success(`${key.name} is revoked`),
    onError: (error) => toast.error('The key was not revoked', error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys', name] }),
  })
  return async (key) => {
    const isSure = await confirm({
      title: `Revoke ${key.name}?`,
      text: 'Requests with this key are refused from now on. It can’t be brought back; to replace it without a break, renew it.',
      confirm: 'Revoke the key',
      isDanger: true,
    })
    if (isSure) mutation.mutate(key)
  }
}
