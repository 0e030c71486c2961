// The revisions as a list, newest first; what was saved in one sitting is one line that opens.
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useState } from 'react'
import type { Revision } from '../../../../sdk/client/index.ts'
import { Badge, cx, RelativeTime } from '../../../kit/index.ts'
import type { RevisionGroup } from './group-revisions.ts'
import css from './list.module.css'

export interface RevisionListProps {
  readonly groups: readonly RevisionGroup[]
  /** The number of the one that is live. */
  readonly live: number
  readonly selected: number
  readonly onSelect: (number: number) => void
}

export function RevisionList({ groups, ...props }: RevisionListProps) {
  return (
    <ol className={css.list} aria-label="Revisions">
      {groups.map(({ revisions }) => (
        <li key={revisions[0].number}>
          {revisions.length === 1 ? (
            <Entry revision={revisions[0]} {...props} />
          ) : (
            <Sitting revisions={revisions} {...props} />
          )}
        </li>
      ))}
    </ol>
  )
}

type EntryProps = Omit<RevisionListProps, 'groups'>

function Sitting({ revisions, ...props }: EntryProps & RevisionGroup) {
  const [newest, ...older] = revisions
  const isInside = older.some(({ number }) => number === props.selected)
  const [isOpen, setOpen] = useState(false)
  const isShown = isOpen || isInside
  return (
    <>
      <Entry revision={newest} {...props} />
      <button
        type="button"
        className={css.more}
        aria-expanded={isShown}
        onClick={() => setOpen(!isShown)}
      >
        <ChevronRight size={12} className={cx(css.chevron, isShown && css.open)} />
        {older.length === 1 ? '1 save before it' : `${older.length} saves before it`}
      </button>
      {isShown && (
        <ol className={css.older}>
          {older.map((revision) => (
            <li key={revision.number}>
              <Entry revision={revision} {...props} />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function Entry({
  revision,
  live,
  selected,
  onSelect,
}: EntryProps & { readonly revision: Revision }) {
  const { number, message, author, time } = revision
  return (
    <button
      type="button"
      className={css.entry}
      aria-current={number === selected}
      onClick={() => onSelect(number)}
    >
      <span className={css.head}>
        <span className={css.message}>{message || 'Edited'}</span>
        {number === live && <Badge tone="success">Live</Badge>}
      </span>
      <span className={css.meta}>
        <span className={css.number}>{number}</span> · {author} · <RelativeTime time={time} />
      </span>
    </button>
  )
}
