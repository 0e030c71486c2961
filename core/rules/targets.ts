// What a rule looks at. Source of every row: Mockoon 9.9.
import type { RuleOperator, RuleTarget } from '../document/index.ts'
import type { Exchange } from '../exchange.ts'
import { bodyKind, type RequestView } from '../request/index.ts'
import { lookUp } from '../values/index.ts'

export interface TargetInput {
  readonly exchange: Exchange
  readonly request: RequestView
  /** The rendered modifier. */
  readonly modifier: string
  readonly operator: RuleOperator
  /** Which request of its route this is, from 1. */
  readonly requestNumber: number
}

/** A cookie without a name: the rule does not hold, whatever it compares. */
export const UNNAMED = Symbol('unnamed')

type ReadTarget = (input: TargetInput) => unknown

/** A part of a value; without a path, whatever the target says of the whole. */
const part =
  (whole: (input: TargetInput) => unknown, source: (input: TargetInput) => unknown): ReadTarget =>
  (input) =>
    input.modifier === '' ? whole(input) : lookUp(source(input), input.modifier)

const NOTHING = () => undefined

export const readTarget: Record<RuleTarget, ReadTarget> = {
  body: part(
    (input) => (isTextOperator(input.operator) ? input.request.text : bodyOf(input.request)),
    (input) => bodyOf(input.request),
  ),
  query: part(
    ({ request }) => request.query,
    ({ request }) => request.query,
  ),
  params: part(NOTHING, ({ exchange }) => exchange.parameters),
  global_var: part(NOTHING, ({ exchange }) => exchange.state.variables()),
  data_bucket: part(NOTHING, ({ exchange }) => bucketsByName(exchange)),
  header: ({ request, modifier }) => (modifier === '' ? '' : request.header(modifier)),
  cookie: ({ request, modifier }) => {
    if (modifier === '') return UNNAMED
    return Object.hasOwn(request.cookies, modifier) ? request.cookies[modifier] : undefined
  },
  method: ({ request }) => request.method.toLowerCase(),
  path: ({ request, exchange }) => [request.target, exchange.pattern],
  request_number: ({ requestNumber }) => requestNumber,
  templating: ({ modifier }) => modifier,
}

const isTextOperator = (operator: RuleOperator): boolean =>
  operator === 'equals' || operator === 'regex' || operator === 'regex_i'

/** The parsed body where its type is one that is parsed, else its text. */
function bodyOf(request: RequestView): unknown {
  if (bodyKind(request.header('content-type')) === 'none') return request.text
  return request.body === undefined ? request.text : request.body
}

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
