// A transaction as one line: when, what was asked, what was answered, why.
import { MethodBadge, StatusBadge } from '../../../kit/index.ts'
import { formatClock, formatDuration } from '../../figures/index.ts'
import type { Row } from '../tail/index.ts'
import css from './transactions.module.css'

export function RowLine({ row, isNarrow }: { readonly row: Row; readonly isNarrow: boolean }) {
  const { method, path, query, status, time, durationMs, why, session } = row
  return (
    <>
      <span className={css.time}>{formatClock(time)}</span>
      <span className={css.method}>
        <MethodBadge method={method} />
      </span>
      <span className={css.target}>
        <span className={css.path}>{path}</span>
        {query !== '' && <span className={css.query}>?{query}</span>}
      </span>
      <StatusBadge status={status} />
      <span className={css.duration}>{formatDuration(durationMs)}</span>
      {!isNarrow && (
        <span className={css.why}>
          {session !== null && <span className={css.session}>{session}</span>}
          {why}
        </span>
      )}
    </>
  )
}
