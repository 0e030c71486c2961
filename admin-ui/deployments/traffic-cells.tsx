// How busy a deployment is, and how often it failed.
import { Sparkline } from '../kit/index.ts'
import { errorsOf, type Figures, totals } from './figures.ts'
import css from './table.module.css'

export interface RequestChartProps {
  /** None of one that nobody has used. */
  readonly figures: Figures | undefined
  readonly subdomain: string
}

const IDLE: readonly number[] = new Array(60).fill(0)
const plain = (count: number): string => count.toLocaleString('en')

/** Two minutes at once: narrower bars would not be seen. */
const inPairs = (counts: readonly number[]): number[] =>
  counts.flatMap((count, minute) => (minute % 2 === 0 ? [count + (counts[minute + 1] ?? 0)] : []))

export function RequestChart({ figures, subdomain }: RequestChartProps) {
  const { requests, errors, lastMinute } = totals(figures)
  return (
    <div className={css.chart}>
      <Sparkline
        values={inPairs(figures?.requests ?? IDLE)}
        errors={figures && inPairs(errorsOf(figures))}
        width={119}
        height={26}
        label={`${subdomain}: ${plain(requests)} requests in the last hour, ${plain(errors)} of them errors; ${plain(lastMinute)} in the last full minute`}
      />
      <span className={requests > 0 ? css.figure : css.zero} aria-hidden="true">
        {plain(requests)}
      </span>
    </div>
  )
}

/** Whose they are: the clients', or the mock's. */
export function ErrorCount({ figures }: { readonly figures: Figures | undefined }) {
  const { clientErrors, serverErrors, errors } = totals(figures)
  if (errors === 0) return <span className={css.zero}>0</span>
  return (
    <div className={css.counts}>
      {clientErrors > 0 && (
        <span className={css.client}>
          {plain(clientErrors)} <small>4xx</small>
        </span>
      )}
      {serverErrors > 0 && (
        <span className={css.server}>
          {plain(serverErrors)} <small>5xx</small>
        </span>
      )}
    </div>
  )
}
