// What requests have changed: buckets, variables and counters, of the deployment itself or of one of its sessions.
import { Button, ErrorNote, Skeleton, Tab, TabList, TabPanel, Tabs } from '../../kit/index.ts'
import { BucketsPanel } from './buckets/index.ts'
import { CountersPanel } from './counters/index.ts'
import { SessionsPanel } from './sessions/index.ts'
import css from './state.module.css'
import { StateBar } from './state-bar.tsx'
import { type StateTarget, useStateOf } from './use-state-of.ts'
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
      <StateBar target={target} bytes={data?.bytes} onChoose={(session) => onGo({ session })} />
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
