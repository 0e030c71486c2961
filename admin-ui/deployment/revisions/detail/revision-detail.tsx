// One revision: what it changed, and what can be done with it.
import type { Revision } from '../../../../sdk/client/index.ts'
import { ErrorNote, Select, Skeleton, Tab, TabList, TabPanel, Tabs } from '../../../kit/index.ts'
import { formatBytes } from '../../figures/index.ts'
import { ChangesList, groupDifferences } from '../changes/index.ts'
import { TextDiff } from '../compare/index.ts'
import { useRevision } from '../queries.ts'
import css from './detail.module.css'
import { RevisionActions } from './revision-actions.tsx'

export interface RevisionDetailProps {
  readonly name: string
  readonly revision: Revision
  readonly all: readonly Revision[]
  readonly live: number
  /** Undefined for the one before it. */
  readonly against: number | undefined
  readonly view: string
  readonly onGo: (to: { readonly against?: number; readonly view?: string }) => void
}

export function RevisionDetail(props: RevisionDetailProps) {
  const { name, revision, all, live, view, onGo } = props
  const { number, message, author, time, bytes, routes } = revision
  const before = number > 1 ? number - 1 : undefined
  const against = props.against === number ? before : (props.against ?? before)
  return (
    <section className={css.detail} aria-label={`Revision ${number}`}>
      <header className={css.head}>
        <div className={css.title}>
          <h2>
            Revision {number}
            {message !== '' && <span className={css.message}>{message}</span>}
          </h2>
          <p>
            {author} · {new Date(time).toLocaleString()} ·{' '}
            {routes === 1 ? '1 route' : `${routes} routes`} · {formatBytes(bytes)}
          </p>
        </div>
        <RevisionActions name={name} number={number} isLive={number === live} />
      </header>
      <Tabs selected={view} onSelect={(next) => onGo({ view: next })} className={css.tabs}>
        <TabList
          label="Views of the changes"
          actions={
            against !== undefined && (
              <Against
                all={all}
                number={number}
                against={against}
                onChange={(next) => onGo({ against: next })}
              />
            )
          }
        >
          <Tab id="changes">Changes</Tab>
          <Tab id="yaml">YAML</Tab>
          <Tab id="json">JSON</Tab>
        </TabList>
        <TabPanel id="changes">
          <Changes name={name} number={number} against={against} />
        </TabPanel>
        <TabPanel id="yaml">
          <TextDiff name={name} revision={number} against={against} format="yaml" />
        </TabPanel>
        <TabPanel id="json">
          <TextDiff name={name} revision={number} against={against} format="json" />
        </TabPanel>
      </Tabs>
    </section>
  )
}

interface ChangesProps {
  readonly name: string
  readonly number: number
  readonly against: number | undefined
}

function Changes({ name, number, against }: ChangesProps) {
  const detail = useRevision(name, number, against)
  const before = useRevision(name, against ?? number, undefined)
  if (against === undefined)
    return <p className={css.first}>The first revision. YAML and JSON show all of it.</p>
  if (detail.isError) return <ErrorNote error={detail.error} />
  if (!detail.data || !before.data) return <Skeleton lines={6} />
  return (
    <ChangesList
      groups={groupDifferences(detail.data.differences, before.data.mock, detail.data.mock)}
    />
  )
}

interface AgainstProps {
  readonly all: readonly Revision[]
  readonly number: number
  readonly against: number
  readonly onChange: (against: number) => void
}

function Against({ all, number, against, onChange }: AgainstProps) {
  return (
    <div className={css.against}>
      <span className={css.againstLabel}>compared with</span>
      <Select
        label="Compared with"
        isLabelHidden
        size="small"
        value={String(against)}
        onChange={(value) => onChange(Number(value))}
        options={all
          .filter((revision) => revision.number !== number)
          .map((revision) => ({
            value: String(revision.number),
            label: `Revision ${revision.number}`,
            description: revision.message || undefined,
          }))}
      />
    </div>
  )
}
