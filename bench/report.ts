// Figures as tables in Markdown, which a terminal shows as well.
import type { Contender } from './contenders/index.ts'
import type { Figures } from './figures.ts'
import type { Workload } from './workload.ts'

/** What one contender took on one workload, at its best. */
export interface Result {
  readonly workload: Workload
  readonly contender: Contender
  readonly figures: Figures
}

/** How many times the CPU time of another. */
export const ratioTo = (other: Result | undefined, { figures }: Result): number | undefined =>
  other && figures.cpu / other.figures.cpu

export const byCpu = (a: Result, b: Result): number => a.figures.cpu - b.figures.cpu

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
  const { contender, figures, workload } = result
  const toCeiling = ratioTo(ceiling, result)
  const isOurs = contender.name.startsWith('mockhost')
  const verdict = isOurs && toCeiling !== undefined ? ` (goal ${workload.goal})` : ''
  return [
    contender.name,
    figures.cpu.toFixed(1),
    `${short(toCeiling)}${verdict}`,
    short(ratioTo(fastestPeer, result)),
    figures.perSecond.toFixed(0),
    figures.p50.toFixed(2),
    figures.p99.toFixed(2),
    figures.resident.toFixed(0),
    figures.startMs.toFixed(0),
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
