// What a failed expectation says: what was expected, which calls were nearly it and why not, and what was called.
import type { Transaction } from '../../core/api/index.ts'
import type { Expected } from './expectation.ts'

const MOST_NEAR = 5
const MOST_DIFFERENCES = 5
const MOST_OTHERS = 10

/** The calls that were made, sorted by how near they come. */
export interface Sorted {
  readonly met: readonly Transaction[]
  /** Of the method and path that were meant, but otherwise. */
  readonly near: readonly { readonly call: Transaction; readonly differences: readonly string[] }[]
  readonly others: readonly Transaction[]
}

export function reportOfMissing({ matcher, times, hasDetails }: Expected, sorted: Sorted): string {
  const { met, near, others } = sorted
  const wanted = times === undefined ? 'at least once' : often(times)
  const details = hasDetails ? ' as expected' : ''
  const headline = `Expected ${matcher.title} to be called${details} ${wanted}, but it was called${details} ${often(met.length)}.`
  return [
    headline,
    ...section('Called as expected:', met.length > 0 && near.length === 0 ? [] : met.map(line)),
    ...section('Called otherwise:', capped(near, MOST_NEAR, nearLines)),
    ...section(
      near.length > 0 || met.length > 0 ? 'Called beside it:' : 'Called instead:',
      met.length > 0 ? [] : capped(others, MOST_OTHERS, otherLines),
    ),
    ...(met.length + near.length + others.length === 0 ? ['', 'No request was made at all.'] : []),
  ].join('\n')
}

export function reportOfUnwanted({ matcher, hasDetails }: Expected, { met }: Sorted): string {
  const details = hasDetails ? ' like that' : ''
  return [
    `Expected ${matcher.title} not to be called${details}, but it was called ${often(met.length)}.`,
    ...section('Called:', capped(met, MOST_OTHERS, otherLines)),
  ].join('\n')
}

const often = (times: number): string =>
  times === 0 ? 'never' : times === 1 ? 'once' : `${times} times`

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines]

/** The newest of them, and how many are left out. */
function capped<T>(items: readonly T[], most: number, print: (item: T) => string[]): string[] {
  const left = items.length - most
  return [
    ...(left > 0 ? [`  … ${left} before`] : []),
    ...items.slice(-most).flatMap((item) => print(item)),
  ]
}

/** `GET /users?page=2 -> 200` */
function line({ request, response }: Transaction): string {
  const query = request.query === '' ? '' : `?${request.query}`
  return `  ${request.method} ${request.path}${query} -> ${response.status}`
}

function nearLines({ call, differences }: Sorted['near'][number]): string[] {
  const left = differences.length - MOST_DIFFERENCES
  return [
    line(call),
    ...differences.slice(0, MOST_DIFFERENCES).map((difference) => `    ${difference}`),
    ...(left > 0 ? [`    … and ${left} more`] : []),
  ]
}

/** With the near misses of what no route answered. */
function otherLines(call: Transaction): string[] {
  if (call.source !== 'none') return [line(call)]
  const near = call.nearest.map(({ route, reason }) => `    ${route}: ${reason}`)
  return [`${line(call)}: ${call.why}${near.length > 0 ? ', but nearly' : ''}`, ...near]
}
