// What a rule looks at. Source of every row: Mockoon 9.9.
import type { RuleOperator, RuleTarget } from '../document/index.ts'
import type { Exchange } from '../exchange.ts'
import type { RequestView } from '../request/index.ts'
import { compileLookup, type Lookup } from '../values/index.ts'

/** Reads what a rule looks at; `requestNumber` counts the requests of its route from 1. */
export type ReadTarget = (exchange: Exchange, requestNumber: number) => unknown

/** A cookie without a name: the rule does not hold, whatever it compares. */
export const UNNAMED = Symbol('unnamed')

/** Prepares the reading of a target; everything that the modifier decides is decided here. */
export function readerOf(target: RuleTarget, modifier: string, operator: RuleOperator): ReadTarget {
  return PREPARE[target](modifier, operator)
}

type Prepare = (modifier: string, operator: RuleOperator) => ReadTarget

const requestOf = (exchange: Exchange): RequestView => exchange.request as RequestView

/** A target with parts: by a path, or as a whole where there is none. */
const part =
  (source: ReadTarget, whole: ReadTarget): Prepare =>
  (modifier) => {
    if (modifier === '') return whole
    const lookup: Lookup = compileLookup(modifier)
    return (exchange, requestNumber) => lookup(source(exchange, requestNumber))
  }

const NOTHING: ReadTarget = () => undefined
const query: ReadTarget = (exchange) => requestOf(exchange).query
const body: ReadTarget = (exchange) => bodyOf(requestOf(exchange))
const text: ReadTarget = (exchange) => requestOf(exchange).text

const PREPARE: Record<RuleTarget, Prepare> = {
  body: (modifier, operator) =>
    part(body, isTextOperator(operator) ? text : body)(modifier, operator),
  query: part(query, query),
  params: part((exchange) => exchange.parameters, NOTHING),
  global_var: part((exchange) => exchange.state.variables(), NOTHING),
  data_bucket: part((exchange) => bucketsByName(exchange), NOTHING),
  header: (name) => {
    const lower = name.toLowerCase()
    return name === '' ? () => '' : (exchange) => requestOf(exchange).header(lower)
  },
  cookie: (name) => {
    if (name === '') return () => UNNAMED
    return (exchange) => {
      const { cookies } = requestOf(exchange)
      return Object.hasOwn(cookies, name) ? cookies[name] : undefined
    }
  },
  method: () => (exchange) => requestOf(exchange).method.toLowerCase(),
  path: () => (exchange) => [requestOf(exchange).target, exchange.route?.pattern],
  request_number: () => (_, requestNumber) => requestNumber,
  templating: (modifier) => () => modifier,
}

const isTextOperator = (operator: RuleOperator): boolean =>
  operator === 'equals' || operator === 'regex' || operator === 'regex_i'

/** The parsed body where its type is one that is parsed, else its text. */
const bodyOf = (request: RequestView): unknown =>
  request.body === undefined ? request.text : request.body

/** Every bucket under its id and its name. */
export function bucketsByName(exchange: Exchange): Record<string, unknown> {
  const buckets: Record<string, unknown> = {}
  for (const { uuid, id, name } of exchange.surroundings.buckets.all) {
    const value = exchange.state.bucket(uuid)?.value
    buckets[id] = value
    buckets[name] = value
  }
  return buckets
}
