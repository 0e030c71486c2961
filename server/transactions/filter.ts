// A filter of transactions in two forms: for those in memory, and for those in the file.
import type { TransactionFilter } from '../../core/api/index.ts'
import type { SqlValue } from '../storage/index.ts'
import type { Entry } from './ring.ts'

/** One condition: what is wanted of an entry, and the same in SQL. */
interface Condition {
  holds(entry: Entry): boolean
  readonly sql: string
  readonly values: readonly SqlValue[]
}

export interface CompiledFilter {
  matches(entry: Entry): boolean
  /** Conditions to stand behind others, each led by AND. */
  readonly sql: string
  readonly values: readonly SqlValue[]
}

export function compileFilter(filter: TransactionFilter): CompiledFilter {
  const conditions = [
    ...given(filter.status, statusIs),
    ...given(filter.method, methodIs),
    ...given(filter.path, pathContains),
    ...given(filter.route, routeIs),
    ...given(filter.session, sessionIs),
    ...given(filter.since, (text) => notBefore(Date.parse(text))),
    ...given(filter.until, (text) => notAfter(Date.parse(text))),
    ...given(filter.before, idBelow),
  ]
  return {
    matches: (entry) => conditions.every((condition) => condition.holds(entry)),
    sql: conditions.map(({ sql }) => ` AND ${sql}`).join(''),
    values: conditions.flatMap(({ values }) => values),
  }
}

const given = <T>(value: T | undefined, condition: (value: T) => Condition): Condition[] =>
  value === undefined ? [] : [condition(value)]

/** `404`, or `4xx`. */
function statusIs(text: string): Condition {
  const lowest = Number(text.replace('xx', '00'))
  const highest = text.endsWith('xx') ? lowest + 99 : lowest
  return {
    holds: ({ exchange: { answer } }) => answer.status >= lowest && answer.status <= highest,
    sql: 'status BETWEEN ? AND ?',
    values: [lowest, highest],
  }
}

function methodIs(text: string): Condition {
  const method = text.toUpperCase()
  return {
    holds: ({ exchange }) => exchange.request.method === method,
    sql: 'method = ?',
    values: [method],
  }
}

/** Whatever the case of its letters, as paths are matched too. */
function pathContains(text: string): Condition {
  const part = text.toLowerCase()
  return {
    holds: ({ exchange }) => exchange.request.path.toLowerCase().includes(part),
    sql: 'instr(lower(path), ?) > 0',
    values: [part],
  }
}

const routeIs = (uuid: string): Condition => ({
  holds: ({ exchange }) => exchange.outcome?.route?.uuid === uuid,
  sql: 'route = ?',
  values: [uuid],
})

/** Empty for those of no session. */
const sessionIs = (id: string): Condition => ({
  holds: ({ exchange }) => (exchange.session ?? '') === id,
  sql: "coalesce(session, '') = ?",
  values: [id],
})

const notBefore = (ms: number): Condition => ({
  holds: ({ time }) => time >= ms,
  sql: 'time >= ?',
  values: [ms],
})

const notAfter = (ms: number): Condition => ({
  holds: ({ time }) => time <= ms,
  sql: 'time <= ?',
  values: [ms],
})

const idBelow = (id: number): Condition => ({
  holds: (entry) => entry.id < id,
  sql: 'id < ?',
  values: [id],
})
