// Two answers to one request beside each other: only what is different, and that nothing is where nothing is.
import { DiffEditor, StatusBadge } from '../../../kit/index.ts'
import css from './compare.module.css'
import type { AnswerComparison, HeaderDifference } from './compare-answers.ts'

export interface ComparisonProps {
  readonly comparison: AnswerComparison
  /** What the two are called, as in "Then" and "Now". */
  readonly titles: readonly [before: string, after: string]
}

export function Comparison({ comparison, titles }: ComparisonProps) {
  const { status, headers, body, isPartial, isSame } = comparison
  return (
    <div className={css.comparison}>
      {isSame && <p>The same status, headers and body.</p>}
      {status && (
        <p className={css.status}>
          Status <StatusBadge status={status.before} /> <span aria-hidden="true">→</span>
          <span className="visually-hidden">became</span> <StatusBadge status={status.after} />
        </p>
      )}
      {headers.length > 0 && <HeaderDifferences headers={headers} titles={titles} />}
      {body && (
        <div>
          <DiffEditor
            before={body.before}
            after={body.after}
            language="json"
            label="Body"
            titles={titles}
          />
        </div>
      )}
      {isPartial && (
        <p className={css.note}>
          Bodies were recorded in part, so only their beginnings are compared.
        </p>
      )}
    </div>
  )
}

function HeaderDifferences({
  headers,
  titles: [before, after],
}: {
  readonly headers: readonly HeaderDifference[]
  readonly titles: ComparisonProps['titles']
}) {
  return (
    <table className={css.headers} aria-label="Headers that are different">
      <thead>
        <tr>
          <th scope="col">Header</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {headers.map(({ name, before: old, after: current }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{old ?? <em>none</em>}</td>
            <td>{current ?? <em>none</em>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
