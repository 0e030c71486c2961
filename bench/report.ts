// Figures as tables in Markdown, which a terminal shows as well.
import type { Contender } from './contenders/index.ts'
import type { Figures } from './figures.ts'
import { median } from './measure.ts'
import type { Workload } from './workload.ts'

/** Each second of one contender under one workload. */
export interface Result {
  readonly workload: Workload
  readonly contender: Contender
  readonly seconds: readonly Figures[]
}

export const middle = (seconds: readonly Figures[], key: keyof Figures): number =>
  median(seconds.map((figures) => figures[key]))

/** How many times the CPU time of another, second by second: what they have in common falls out. */
export function ratioTo(other: Result | undefined, { seconds }: Result): number | undefined {
  if (!other) return undefined
  const ratios = seconds.flatMap(({ cpu }, second) => {
    const beside = other.seconds[second]?.cpu
    return beside === undefined ? [] : [cpu / beside]
  })
  return ratios.length === 0 ? undefined : median(ratios)
}

export const byCpu = (a: Result, b: Result): number =>
  middle(a.seconds, 'cpu') - middle(b.seconds, 'cpu')

export interface Comparison {
  readonly ceiling: Result | undefined
  readonly fastestPeer: Result | undefined
}

/** Of the results of one workload: the hand-written handler, and the peer that takes the least CPU time. */
export function comparisonOf(results: readonly Result[], peers: readonly Contender[]): Comparison {
  const ofPeers = results.filter(({ contender }) => peers.includes(contender)).sort(byCpu)
  return {
    ceiling: results.find(({ contender }) => contender.name === 'by hand'),
    fastestPeer: ofPeers[0],
  }
}

const HEAD = [
  ...['contender', 'CPU µs', 'to by hand', 'to fastest peer'],
  ...['requests/s', 'p50 ms', 'p99 ms', 'MB', 'start ms'],
]

/** One workload: a row for each contender, the least CPU time first. */
export function tableOf(results: readonly Result[], comparison: Comparison): string {
  const rows = [...results].sort(byCpu).map((result) => rowOf(result, comparison))
  return markdown(HEAD, rows)
}

function rowOf(result: Result, { ceiling, fastestPeer }: Comparison): string[] {
  const { contender, seconds, workload } = result
  const toCeiling = ratioTo(ceiling, result)
  const isOurs = contender.name.startsWith('mockhost')
  const verdict = isOurs && toCeiling !== undefined ? ` (goal ${workload.goal})` : ''
  return [
    contender.name,
    middle(seconds, 'cpu').toFixed(1),
    `${short(toCeiling)}${verdict}`,
    short(ratioTo(fastestPeer, result)),
    middle(seconds, 'perSecond').toFixed(0),
    middle(seconds, 'p50').toFixed(2),
    middle(seconds, 'p99').toFixed(2),
    middle(seconds, 'resident').toFixed(0),
    middle(seconds, 'startMs').toFixed(0),
  ]
}

const short = (ratio: number | undefined): string =>
  ratio === undefined ? '' : ratio.toFixed(ratio < 10 ? 2 : 0)

export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, at) =>
    Math.max(cell.length, ...rows.map((row) => (row[at] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}
