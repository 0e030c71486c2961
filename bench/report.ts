// Figures as tables in Markdown, which a terminal shows as well.
import type { Contender } from './contenders/index.ts'
import type { Figures } from './figures.ts'
import { median } from './measure.ts'
import type { Workload } from './workload.ts'

/** The rounds of one contender on one workload. */
export interface Result {
  readonly workload: Workload
  readonly contender: Contender
  readonly rounds: readonly Figures[]
}

export const middle = (rounds: readonly Figures[], key: keyof Figures): number =>
  median(rounds.map((figures) => figures[key]))

/** How many times the CPU time of another, round by round: what they have in common falls out. */
export function ratioTo(other: Result | undefined, { rounds }: Result): number | undefined {
  if (!other) return undefined
  const ratios = rounds.flatMap(({ cpu }, round) => {
    const beside = other.rounds[round]?.cpu
    return beside === undefined ? [] : [cpu / beside]
  })
  return ratios.length === 0 ? undefined : median(ratios)
}

export interface Comparison {
  readonly ceiling: Result | undefined
  readonly fastestPeer: Result | undefined
}

/** Of the results of one workload: the hand-written handler, and the peer that takes the least CPU time. */
export function comparisonOf(results: readonly Result[], peers: readonly Contender[]): Comparison {
  const ofPeers = results
    .filter(({ contender }) => peers.includes(contender))
    .sort((a, b) => middle(a.rounds, 'cpu') - middle(b.rounds, 'cpu'))
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
  const rows = [...results]
    .sort((a, b) => middle(a.rounds, 'cpu') - middle(b.rounds, 'cpu'))
    .map((result) => rowOf(result, comparison))
  return markdown(HEAD, rows)
}

function rowOf(result: Result, { ceiling, fastestPeer }: Comparison): string[] {
  const { contender, rounds, workload } = result
  const toCeiling = ratioTo(ceiling, result)
  const isOurs = contender.name.startsWith('mockhost')
  const verdict = isOurs && toCeiling !== undefined ? ` (goal ${workload.goal})` : ''
  return [
    contender.name,
    middle(rounds, 'cpu').toFixed(1),
    `${short(toCeiling)}${verdict}`,
    short(ratioTo(fastestPeer, result)),
    middle(rounds, 'perSecond').toFixed(0),
    middle(rounds, 'p50').toFixed(2),
    middle(rounds, 'p99').toFixed(2),
    middle(rounds, 'resident').toFixed(0),
    middle(rounds, 'startMs').toFixed(0),
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
