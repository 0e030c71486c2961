// Builders of routes: `get('/users/:id', …)` instead of `{ method: 'get', endpoint: '/users/:id', … }`.
import type { WrittenRoute } from '../../core/document/index.ts'
import { isRecord, nameValue, refuse } from '../argument/index.ts'
import { type Answering, responsesOf, type ShortResponse, withStatusCode } from './answering.ts'
import type { MockResponse, MockRoute } from './document.ts'

/** Fields of the route, and of its answer where it has one. */
export interface RouteOptions
  extends Omit<ShortResponse, 'body' | 'uuid'>,
    Pick<WrittenRoute, 'uuid' | 'documentation' | 'responseMode'> {}

type Method = NonNullable<WrittenRoute['method']>

/** Makes routes of one method. */
export type RouteBuilder = (
  endpoint: string,
  answer?: Answering,
  options?: RouteOptions,
) => MockRoute

/**
 * A route of any method.
 * @example route('head', '/users', { status: 204 })
 * @throws MockhostError `argument-invalid`
 */
export function route(
  method: Method,
  endpoint: string,
  answer?: Answering,
  options?: RouteOptions,
): MockRoute {
  if (typeof method !== 'string')
    refuse('route', `the method is ${nameValue(method)}`, "Write route('get', '/users', …).")
  return build(method.toLowerCase(), endpoint, answer, options)
}

/**
 * A route that answers GET.
 * @example get('/users/:id', { id: "{{urlParam 'id'}}", name: 'Ann' })
 * @example get('/users/:id', (request) => ({ id: request.params.id }))
 * @example get('/users/:id', reply({ error: 'gone' }, { status: 410 }))
 */
export const get: RouteBuilder = (...args) => build('get', ...args)
/** A route that answers POST; see `get`. */
export const post: RouteBuilder = (...args) => build('post', ...args)
/** A route that answers PUT; see `get`. */
export const put: RouteBuilder = (...args) => build('put', ...args)
/** A route that answers PATCH; see `get`. */
export const patch: RouteBuilder = (...args) => build('patch', ...args)
/** A route that answers DELETE; see `get`. */
export const del: RouteBuilder = (...args) => build('delete', ...args)
/** A route that answers every method; see `get`. */
export const all: RouteBuilder = (...args) => build('all', ...args)

/** Fields that stand on the route itself. */
const OWN = ['uuid', 'documentation', 'responseMode'] as const

function build(
  method: string,
  endpoint: unknown,
  answer?: unknown,
  options: unknown = {},
): MockRoute {
  const what = checkEndpoint(method, endpoint)
  if (!isRecord(options))
    refuse(what, `the options are ${nameValue(options)}`, 'Give an object such as { status: 201 }.')
  const own: Record<string, unknown> = {}
  const fields: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(options))
    if ((OWN as readonly string[]).includes(key)) own[key] = value
    else if (value !== undefined) fields[key] = value
  const responses = withOptions(what, responsesOf(what, answer), withStatusCode(what, fields))
  return {
    method: method as Method,
    endpoint: endpoint as string,
    ...modeOf(responses),
    ...own,
    responses,
  }
}

/** @returns how messages name the route */
export function checkEndpoint(method: string, endpoint: unknown): string {
  if (typeof endpoint !== 'string')
    refuse(
      `${method}(…)`,
      `the endpoint is ${nameValue(endpoint)}`,
      "Give a path, such as '/users/:id'.",
    )
  if (/^[a-z]+:\/\//i.test(endpoint))
    refuse(
      `${method}(${nameValue(endpoint)})`,
      'an endpoint is a path, not a URL',
      "Write '/users', and give the origin to what carries the requests.",
    )
  return `${method}(${nameValue(endpoint)})`
}

function withOptions(
  what: string,
  responses: readonly MockResponse[],
  options: MockResponse,
): MockResponse[] {
  const [name] = Object.keys(options)
  if (name === undefined) return [...responses]
  if (responses.length > 1)
    refuse(
      what,
      `the option ${JSON.stringify(name)} belongs to one response, and it has ${responses.length}`,
      'Put it into the response that is meant.',
    )
  return responses.map((response) => ({ ...response, ...options }))
}

/** A route of conditions only answers when one of them holds, and else leaves the request to the next route. */
const modeOf = (responses: readonly MockResponse[]): Pick<MockRoute, 'responseMode'> =>
  responses.every((response) => (response.rules ?? []).length > 0 && !response.default)
    ? { responseMode: 'FALLBACK' }
    : {}
