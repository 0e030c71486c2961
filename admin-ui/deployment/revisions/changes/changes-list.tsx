// The differences of two revisions, by the part that they are in, each with what it was and what it is.
import { Badge, cx } from '../../../kit/index.ts'
import css from './changes.module.css'
import type { DifferenceGroup, PlacedDifference } from './group-differences.ts'
import type { PartKind } from './name-part.ts'

const KINDS: Readonly<Record<PartKind, string>> = {
  route: 'Route',
  bucket: 'Data bucket',
  callback: 'Callback',
  folder: 'Folder',
  mock: 'Mock',
}
const TONES = { added: 'success', removed: 'danger', changed: 'info' } as const
const WORDS = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const

export function ChangesList({ groups }: { readonly groups: readonly DifferenceGroup[] }) {
  if (groups.length === 0)
    return <p className={css.nothing}>They say the same, though maybe in other words.</p>
  return (
    <ul className={css.groups} aria-label="Changes">
      {groups.map((group) => (
        <li key={`${group.change} ${group.kind} ${group.name}`} className={css.group}>
          <h3>
            <Badge tone={TONES[group.change]}>{WORDS[group.change]}</Badge>
            <span className={css.kind}>{KINDS[group.kind]}</span>
            {group.kind !== 'mock' && <code>{group.name}</code>}
          </h3>
          {group.differences.some(({ place }) => place !== '') && (
            <dl className={css.differences}>
              {group.differences.map((difference) => (
                <Change key={`${difference.kind} ${difference.path}`} {...difference} />
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  )
}

function Change({ kind, place, before, after }: PlacedDifference) {
  return (
    <div className={css.difference}>
      <dt>{place}</dt>
      {kind !== 'added' && <dd className={css.before}>{formatValue(before)}</dd>}
      {kind !== 'removed' && <dd className={cx(css.after)}>{formatValue(after)}</dd>}
    </div>
  )
}

const LONGEST = 2_000

function formatValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '')
  if (text === '') return '(empty)'
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
