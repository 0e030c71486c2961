// Which calls are meant: `POST /orders`, `/users/:id`, `* /admin/*`, or an object that says it part by part.
import type { Transaction } from '../../core/api/index.ts'
import { checkOptions, isRecord, nameValue, refuse } from '../argument/index.ts'
import { compilePath } from './path-pattern.ts'

export interface CallQuery {
  readonly method?: string
  /** The path, without its query: `:name` stands for one segment, `*` for anything. */
  readonly path?: string
  /** The route that answered: `GET /users/:id`, or its uuid. */
  readonly route?: string
  /** `404`, or `'4xx'`. */
  readonly status?: number | string
  /** The session that it came in. */
  readonly session?: string
}

/** `POST /orders`, `POST`, `/orders`, or an object. */
export type CallFilter = string | CallQuery

/** A filter, ready to be asked. */
export interface CallMatcher {
  /** As messages name it. */
  readonly title: string
  readonly session: string | undefined
  matches(call: Transaction): boolean
  /** The parameters that the path pattern takes out of a call. */
  parameters(call: Transaction): Record<string, string>
}

type Condition = (call: Transaction) => boolean

/** @throws MockhostError `argument-invalid` */
export function callMatcher(what: string, filter: unknown): CallMatcher {
  const query = typeof filter === 'string' ? parse(what, filter) : checkQuery(what, filter)
  const path = query.path === undefined ? undefined : compilePath(query.path)
  const conditions: Condition[] = []
  const { method, route, status } = query
  if (method !== undefined && !/^(\*|all)$/i.test(method)) {
    const wanted = method.toUpperCase()
    conditions.push(({ request }) => request.method === wanted)
  }
  if (path) conditions.push(({ request }) => path.match(request.path) !== undefined)
  if (route !== undefined)
    conditions.push(
      (call) =>
        call.route !== null && (call.route.uuid === route || isTitle(route, call.route.title)),
    )
  if (status !== undefined) {
    const wanted = String(status)
    conditions.push(({ response }) =>
      wanted.endsWith('xx')
        ? String(response.status).startsWith(wanted.slice(0, 1))
        : String(response.status) === wanted,
    )
  }
  return {
    title: titleOf(filter, query),
    session: query.session,
    matches: (call) => conditions.every((condition) => condition(call)),
    parameters: ({ request }) => path?.match(request.path) ?? {},
  }
}

const isTitle = (wanted: string, title: string): boolean =>
  title.toLowerCase() === wanted.trim().replace(/\s+/g, ' ').toLowerCase()

function titleOf(filter: unknown, query: CallQuery): string {
  if (typeof filter === 'string') return filter.trim()
  const { method, path, route, status, session } = query
  const request = [method?.toUpperCase(), path].filter((part) => part !== undefined).join(' ')
  const rest = [
    route === undefined ? '' : `answered by ${route}`,
    status === undefined ? '' : `answered with ${status}`,
    session === undefined ? '' : `in session ${session}`,
  ].filter((part) => part !== '')
  return [request === '' ? 'a request' : request, ...rest].join(' ')
}

const HINT = 'Write "POST /orders", "/orders", "POST", or { method, path, route, status, session }.'

function parse(what: string, text: string): CallQuery {
  const words = text.trim().split(/\s+/)
  const [first = '', second] = words
  if (first === '' || words.length > 2) refuse(what, `${nameValue(text)} names no requests`, HINT)
  if (second === undefined) {
    if (/^[A-Z]+$/.test(first)) return { method: first }
    return { path: checkPath(what, first) }
  }
  if (!/^(\*|[A-Za-z]+)$/.test(first)) refuse(what, `${nameValue(first)} is no method`, HINT)
  return { method: first, path: checkPath(what, second) }
}

/** Of a URL, the path: what carries the requests knows their origin. */
function checkPath(what: string, path: string): string {
  const own = path.replace(/^[a-z]+:\/\/[^/]+(?=\/|$)/i, '')
  if (own.includes('?'))
    refuse(what, `${nameValue(path)} has a query`, 'Give the path, and the option `query`.')
  if (!own.startsWith('/') && !own.startsWith('*'))
    refuse(what, `${nameValue(path)} is no path`, 'A path begins with a slash.')
  return own
}

const NAMES = ['method', 'path', 'route', 'status', 'session'] as const

function checkQuery(what: string, filter: unknown): CallQuery {
  if (!isRecord(filter)) refuse(what, `${nameValue(filter)} names no requests`, HINT)
  const query = checkOptions(what, filter, NAMES)
  for (const name of ['method', 'path', 'route', 'session'] as const) {
    const value = query[name]
    if (value !== undefined && (typeof value !== 'string' || value === ''))
      refuse(what, `its ${name} is ${nameValue(value)}`, HINT)
  }
  const { status, path } = query
  if (status !== undefined && !/^[1-9]([0-9]{2}|xx)$/.test(String(status)))
    refuse(what, `its status is ${nameValue(status)}`, "Write 404, or '4xx' for all of them.")
  return {
    ...(query as CallQuery),
    ...(path === undefined ? {} : { path: checkPath(what, path as string) }),
  }
}
