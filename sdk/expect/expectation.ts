// What a call is expected to have been, beside its method and path.
import type { Transaction } from '../../core/api/index.ts'
import { checkOptions, isRecord, nameValue, refuse } from '../argument/index.ts'
import { differencesOf } from './differences.ts'
import { type CallMatcher, callMatcher } from './filter.ts'
import { compilePath } from './path-pattern.ts'
import { bodyOf, headersOf, jsonOf, queryOf } from './request-parts.ts'

/**
 * Parts of a request. Objects name the members that matter, lists all of their items; regular expressions, functions
 * that say true, and the matchers of test runners (`expect.any(String)`) may stand for values; undefined for none.
 */
export interface CallDetails {
  /** Of JSON and forms as values, else a text. */
  readonly body?: unknown
  readonly query?: Readonly<Record<string, unknown>>
  /** By name, whatever its case. */
  readonly headers?: Readonly<Record<string, unknown>>
  /** Parameters of the path. */
  readonly params?: Readonly<Record<string, unknown>>
  /** One of the messages that the client of a WebSocket has sent: of JSON as a value, else a text. */
  readonly message?: unknown
}

export interface CallExpectation extends CallDetails {
  /** How often exactly; at least once where it is left out. */
  readonly times?: number
}

/** An expectation, ready to be held against calls. */
export interface Expected {
  readonly matcher: CallMatcher
  readonly times: number | undefined
  /** Which parts are expected. */
  readonly details: readonly string[]
  /** In sentences. */
  differences(call: Transaction): string[]
}

const DETAILS = ['body', 'query', 'headers', 'params', 'message'] as const

/** @throws MockhostError `argument-invalid` */
export function expectedCall(name: string, filter: unknown, expectation: unknown): Expected {
  const what = `${name}(${nameValue(filter)})`
  const matcher = callMatcher(what, filter)
  const names = name === 'expectCalled' ? ['times', ...DETAILS] : DETAILS
  const { times, ...details } = checkOptions(what, expectation, names)
  if (times !== undefined && (!Number.isInteger(times) || (times as number) < 0))
    refuse(what, `\`times\` is ${nameValue(times)}`, 'Give a whole number.')
  for (const part of ['query', 'headers', 'params'] as const)
    if (details[part] !== undefined && !isRecord(details[part]))
      refuse(what, `\`${part}\` is ${nameValue(details[part])}`, 'Give values by name.')
  return {
    matcher,
    times: times as number | undefined,
    details: Object.keys(details),
    differences: (call) => differences(matcher, call, details),
  }
}

function differences(matcher: CallMatcher, call: Transaction, expected: CallDetails): string[] {
  const { params, query, headers } = expected
  return [
    ...(params ? textDifferences('params', parametersOf(matcher, call), params) : []),
    ...(query ? textDifferences('query', queryOf(call.request), query) : []),
    ...(headers ? textDifferences('headers', headersOf(call.request), lowerCased(headers)) : []),
    ...('body' in expected ? bodyDifferences(call, expected.body) : []),
    ...('message' in expected ? messageDifferences(call, expected.message) : []),
  ]
}

const bodyDifferences = ({ request }: Transaction, expected: unknown): string[] =>
  saidDifferences('body', request.body ?? undefined, bodyOf(request), expected)

/** Those of the message that comes nearest. */
function messageDifferences({ socket }: Transaction, expected: unknown): string[] {
  const { messages = [], omitted = 0 } = socket ?? {}
  const said = messages.filter(({ from, body }) => from === 'client' && body !== null).toReversed()
  const [nearest = ['no message came']] = said
    .map(({ body }) => saidDifferences('message', body ?? '', jsonOf(body ?? ''), expected))
    .sort((a, b) => a.length - b.length)
  return nearest.length === 0 || omitted === 0
    ? nearest
    : [...nearest, `${omitted} messages are not kept`]
}

/** A text is compared with the text that was sent; anything else with what it says. */
function saidDifferences(
  path: string,
  text: string | undefined,
  value: unknown,
  expected: unknown,
): string[] {
  const isText = typeof expected === 'string' || expected instanceof RegExp
  const actual = isText && typeof value !== 'string' ? text : value
  if (isText && differencesOf(path, value, expected).length === 0) return []
  return differencesOf(path, actual, expected)
}

/** What a URL or a header holds is text: numbers stand for their digits. */
function textDifferences(
  path: string,
  actual: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
): string[] {
  const texts = Object.entries(expected).map(([name, value]) => [name, textOf(value)])
  return differencesOf(path, actual, Object.fromEntries(texts))
}

function textOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(textOf)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
}

const lowerCased = (headers: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** By the route that answered, or the item of its resource, and by the filter's own names. */
function parametersOf(matcher: CallMatcher, call: Transaction): Record<string, string> {
  const pattern = call.route?.title.split(' ').at(-1) ?? ''
  const { path } = call.request
  const ofRoute = compilePath(pattern).match(path) ?? compilePath(`${pattern}/:id`).match(path)
  return { ...ofRoute, ...matcher.parameters(call) }
}
