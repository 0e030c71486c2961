// What requests have changed: buckets, variables and counters, of the deployment itself or of one of its sessions.
import { useQuery } from '@tanstack/react-query'
import {
  Button,
  ErrorNote,
  Select,
  Skeleton,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  useClient,
  useConfirm,
  useToast,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import { formatBytes } from '../figures/index.ts'
import { useDeployment } from '../queries/index.ts'
import { BucketsPanel } from './buckets/index.ts'
import { CountersPanel } from './counters/index.ts'
import { SessionsPanel } from './sessions/index.ts'
import css from './state.module.css'
import { type StateTarget, useResetState, useStateOf } from './use-state-of.ts'
import { VariablesPanel } from './variables/index.ts'

export interface StateViewProps {
  readonly target: StateTarget
  readonly tab: string
  /** Goes to another part, or into a session; null for the deployment itself. */
  readonly onGo: (to: { readonly tab?: string; readonly session?: string | null }) => void
}

export function StateView({ target, tab, onGo }: StateViewProps) {
  const state = useStateOf(target)
  const data = state.data
  return (
    <div className={css.screen}>
      <header className={css.bar}>
        <SessionChoice target={target} onChoose={(session) => onGo({ session })} />
        <Size name={target.name} bytes={data?.bytes} />
        <ResetAll target={target} />
      </header>
      {state.isError && (
        <div className={css.note}>
          <ErrorNote
            error={state.error}
            title="The state can’t be shown"
            onRetry={() => void state.refetch()}
          />
          {target.session !== null && (
            <Button onPress={() => onGo({ session: null })}>Show that of the deployment</Button>
          )}
        </div>
      )}
      {state.isPending && (
        <div className={css.note}>
          <Skeleton lines={5} />
        </div>
      )}
      {data && (
        <Tabs selected={tab} onSelect={(next) => onGo({ tab: next })} className={css.tabs}>
          <TabList label="Parts of the state">
            <Tab id="buckets" count={data.buckets.length}>
              Buckets
            </Tab>
            <Tab id="variables" count={Object.keys(data.variables).length}>
              Variables
            </Tab>
            <Tab id="counters" count={data.counters.length}>
              Counters
            </Tab>
            <Tab id="sessions">Sessions</Tab>
          </TabList>
          <TabPanel id="buckets">
            <BucketsPanel target={target} buckets={data.buckets} />
          </TabPanel>
          <TabPanel id="variables">
            <VariablesPanel target={target} variables={data.variables} />
          </TabPanel>
          <TabPanel id="counters">
            <CountersPanel target={target} counters={data.counters} />
          </TabPanel>
          <TabPanel id="sessions">
            <SessionsPanel
              name={target.name}
              onLook={(session) => onGo({ session, tab: 'buckets' })}
              onEnded={(session) => session === target.session && onGo({ session: null })}
            />
          </TabPanel>
        </Tabs>
      )}
    </div>
  )
}

interface SessionChoiceProps {
  readonly target: StateTarget
  readonly onChoose: (session: string | null) => void
}

function SessionChoice({ target: { name, session }, onChoose }: SessionChoiceProps) {
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
