// The filters of a CRUD list: `?price_gte=10`. Source of the operators: Mockoon 9.9.
import { MockhostError, messageOf } from '../errors.ts'
import { MissingModule } from '../optional-modules.ts'
import type { Fields } from '../request/index.ts'
import { compilePattern, getAt, javaScriptText } from '../values/index.ts'

type Test = (item: unknown) => boolean
type Operator = (query: unknown) => Test
/** Gives the items that pass. */
export type Filter = (items: readonly unknown[]) => readonly unknown[]

const isNumeric = (value: unknown): boolean =>
  !Number.isNaN(Number.parseFloat(javaScriptText(value)))

const equal: Operator = (query) => {
  const number = isNumeric(query) ? Number(query) : Number.NaN
  return (value) =>
    (typeof value === 'string' ? value : javaScriptText(value)) === query ||
    (!Number.isNaN(number) && isNumeric(value) && Number(value) === number)
}

/** JavaScript's own comparison: numbers as numbers, texts by their characters. */
const compare =
  (holds: (a: string, b: string) => boolean): Operator =>
  (query) =>
  (value) =>
    holds(comparable(value), comparable(query))

const comparable = (value: unknown): string =>
  (typeof value === 'object' && value !== null ? javaScriptText(value) : value) as string

const like =
  (before: string, after: string): Operator =>
  (query) => {
    const pattern = compilePattern(`${before}${javaScriptText(query)}${after}`, 'i')
    return (value) => pattern.test(javaScriptText(value))
  }

const OPERATORS = new Map<string, Operator>(
  Object.entries({
    eq: equal,
    ne: (query) => {
      const isEqual = equal(query)
      return (value) => !isEqual(value)
    },
    gt: compare((a, b) => a > b),
    gte: compare((a, b) => a >= b),
    lt: compare((a, b) => a < b),
    lte: compare((a, b) => a <= b),
    like: like('', ''),
    start: like('^', ''),
    end: like('', '$'),
  }),
)

/**
 * The filters in a query; other parameters are passed over.
 * @throws MockhostError `request-malformed` for a pattern that is none, or, when it is asked, one that could run away
 */
export function readFilters(query: Fields): Filter[] {
  const filters: Filter[] = []
  for (const key of Object.keys(query)) {
    const end = key.lastIndexOf('_')
    const operator = end < 0 ? undefined : OPERATORS.get(key.slice(end + 1))
    if (!operator) continue
    const test = blamingRequest(key, () => operator(query[key]))
    const read = readerOf(end === 0 ? [] : key.slice(0, end).split('.'))
    filters.push((items) => blamingRequest(key, () => items.filter((item) => test(read(item)))))
  }
  return filters
}

/** Reads the member at a path. A list's items are many, and most have it as a member that no object inherits. */
function readerOf(segments: readonly string[]): (item: unknown) => unknown {
  const [name, ...more] = segments
  if (name === undefined || more.length > 0 || name in Object.prototype)
    return (item) => getAt(item, segments)
  return (item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? (item as Record<string, unknown>)[name]
      : getAt(item, segments)
}

/** A pattern that can't be used is the client's mistake, not the mock's. */
function blamingRequest<T>(parameter: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof MissingModule) throw error
    const reason = `The filter ${parameter} can't be used: ${messageOf(error)}`
    throw new MockhostError('request-malformed', reason, { cause: error })
  }
}

/** Whether a text is anywhere in the texts and numbers of a value, whatever its case. */
export function contains(value: unknown, lowerText: string): boolean {
  if (value === null || typeof value === 'boolean') return false
  if (typeof value === 'object')
    return Object.values(value).some((member) => contains(member, lowerText))
  return String(value).toLowerCase().includes(lowerText)
}
