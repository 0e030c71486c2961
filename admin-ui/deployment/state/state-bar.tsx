// Whose state is shown, how large it is, and the way back to its beginning.
import { useQuery } from '@tanstack/react-query'
import {
  Button,
  Select,
  useClient,
  useConfirm,
  useToast,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import { formatBytes } from '../figures/index.ts'
import { useDeployment } from '../queries/index.ts'
import css from './state.module.css'
import { type StateTarget, useResetState } from './use-state-of.ts'

export interface StateBarProps {
  readonly target: StateTarget
  /** Undefined while it is not known. */
  readonly bytes: number | undefined
  /** Shows the state of a session; null for that of the deployment. */
  readonly onChoose: (session: string | null) => void
}

export function StateBar({ target, bytes, onChoose }: StateBarProps) {
  return (
    <header className={css.bar}>
      <SessionChoice target={target} onChoose={onChoose} />
      <Size name={target.name} bytes={bytes} />
      <ResetAll target={target} />
    </header>
  )
}

function SessionChoice({ target: { name, session }, onChoose }: Omit<StateBarProps, 'bytes'>) {
  const client = useClient()
  const sessions = useQuery({
    queryKey: ['sessions', name],
    queryFn: () => client.tests.sessions(name),
  })
  const ids = (sessions.data ?? []).map(({ id }) => id)
  const known = session === null || ids.includes(session) ? ids : [...ids, session]
  if (known.length === 0) return <h1 className={css.title}>State</h1>
  return (
    <Select
      label="Whose state"
      isLabelHidden
      size="small"
      value={session ?? ''}
      onChange={(id) => onChoose(id === '' ? null : id)}
      options={[
        { value: '', label: 'State of the deployment' },
        ...known.map((id) => ({ value: id, label: `Session ${id}` })),
      ]}
    />
  )
}

function Size({ name, bytes }: { readonly name: string; readonly bytes: number | undefined }) {
  const deployment = useDeployment(name)
  if (bytes === undefined) return <span className={css.size} />
  const limit = deployment.data?.quotas.stateBytes ?? 0
  return (
    <span className={css.size}>
      {formatBytes(bytes)}
      {limit > 0 && ` of ${formatBytes(limit)}`}
    </span>
  )
}

function ResetAll({ target }: { readonly target: StateTarget }) {
  const reset = useResetState(target)
  const confirm = useConfirm()
  const toast = useToast()
  const whyReadOnly = useWhyNotDeploy()
  const whose = target.session === null ? 'the deployment' : `the session ${target.session}`
  const ask = async () => {
    const isSure = await confirm({
      title: 'Reset all state?',
      text: `Whatever requests changed in ${whose} is forgotten: buckets, variables and counters begin anew.`,
      confirm: 'Reset all state',
      isDanger: true,
    })
    if (!isSure) return
    reset.mutate(undefined, {
      onSuccess: () => toast.success('The state begins anew'),
      onError: (error) => toast.error('The state was not reset', error),
    })
  }
  return (
    <Button
      size="small"
      whyDisabled={whyReadOnly}
      isPending={reset.isPending}
      onPress={() => void ask()}
    >
      Reset all
    </Button>
  )
}
