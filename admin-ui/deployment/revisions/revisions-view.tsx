// The revisions of a mock: the list, and the one that is chosen with what it changed.
import { ErrorNote, Skeleton, SplitPane } from '../../kit/index.ts'
import { RevisionDetail } from './detail/index.ts'
import { isAutosave } from './is-autosave.ts'
import { groupRevisions, RevisionList } from './list/index.ts'
import { useRevisions } from './queries.ts'
import css from './revisions.module.css'

export interface RevisionsGo {
  readonly revision?: number
  readonly against?: number
  readonly view?: string
}

export interface RevisionsViewProps {
  /** Of the deployment. */
  readonly name: string
  /** The newest one where it is left out. */
  readonly selected: number | undefined
  readonly against: number | undefined
  readonly view: string
  readonly onGo: (to: RevisionsGo) => void
}

export function RevisionsView({ name, selected, against, view, onGo }: RevisionsViewProps) {
  const revisions = useRevisions(name)
  if (revisions.isError)
    return (
      <div className={css.note}>
        <ErrorNote error={revisions.error} onRetry={() => void revisions.refetch()} />
      </div>
    )
  const all = revisions.data ?? []
  const [newest] = all
  if (!newest)
    return (
      <div className={css.note}>
        <Skeleton lines={8} />
      </div>
    )
  const revision = all.find(({ number }) => number === selected) ?? newest
  return (
    <SplitPane
      id="revisions"
      label="Width of the list of revisions"
      initial={300}
      min={220}
      first={
        <RevisionList
          groups={groupRevisions(all, isAutosave)}
          live={newest.number}
          selected={revision.number}
          onSelect={(number) => onGo({ revision: number, view })}
        />
      }
      second={
        <RevisionDetail
          name={name}
          revision={revision}
          all={all}
          live={newest.number}
          against={against}
          view={view}
          onGo={(to) => onGo({ revision: revision.number, view, ...givenAgainst(against), ...to })}
        />
      }
    />
  )
}

const givenAgainst = (against: number | undefined) => (against === undefined ? {} : { against })
