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

export function reportOfMissing(expected: Expected, sorted: Sorted): string {
  const { met, near, others } = sorted
  const isAny = met.length + near.length + others.length > 0
  return [
    `Expected ${titleOf(expected)} to be called ${wanted(expected)}, but ${made(expected, met.length)}.`,
    ...section('Called:', capped(met, MOST_OTHERS, otherLines)),
    ...section('Called otherwise:', capped(near, MOST_NEAR, nearLines)),
    ...section(
      near.length > 0 ? 'Called beside it:' : 'Called instead:',
      met.length > 0 ? [] : capped(others, MOST_OTHERS, otherLines),
    ),
    ...(isAny ? [] : ['', 'No request was made at all.']),
  ].join('\n')
}

export function reportOfUnwanted(expected: Expected, { met }: Sorted): string {
  return [
    `Expected ${titleOf(expected)} not to be called, but ${made(expected, met.length)}.`,
    ...section('Called:', capped(met, MOST_OTHERS, otherLines)),
  ].join('\n')
}

/** `POST /orders with this body and query` */
function titleOf({ matcher, details }: Expected): string {
  if (details.length === 0) return matcher.title
  const last = details.at(-1)
  const before = details.slice(0, -1)
  const parts = before.length === 0 ? last : `${before.join(', ')} and ${last}`
  return `${matcher.title} with ${SINGLE.has(details[0] ?? '') ? 'this' : 'these'} ${parts}`
}

const SINGLE = new Set(['body', 'query', 'message'])

const wanted = ({ times }: Expected): string =>
  times === undefined ? 'at least once' : times === 0 ? 'never' : often(times)

function made({ details }: Expected, times: number): string {
  if (details.length === 0)
    return times === 0 ? 'it was never called' : `it was called ${often(times)}`
  return times === 0
    ? 'no such call was made'
    : times === 1
      ? 'one such call was made'
      : `${times} such calls were made`
}

const often = (times: number): string => (times === 1 ? 'once' : `${times} times`)

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

/** With why no route answered it, and the nearest ones. */
function otherLines(call: Transaction): string[] {
  if (call.source !== 'none') return [line(call)]
  const near = call.nearest.map(({ route, reason }) => `    ${route}: ${reason}`)
  return [`${line(call)}: ${call.why}${near.length > 0 ? '. The nearest are' : ''}`, ...near]
}
