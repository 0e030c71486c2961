// Routes, compiled: their responses, what they need, and the endpoints under which they are found.
import type { CompiledCallback } from '../callbacks/index.ts'
import { OPERATIONS, type Operation } from '../crud/index.ts'
import type { Mock, Route } from '../document/index.ts'
import { MockhostError } from '../errors.ts'
import {
  createPathMatcher,
  type EndpointSyntax,
  type ParsedEndpoint,
  parseEndpoint,
  withId,
} from '../match/index.ts'
import type {
  CompiledBucket,
  CompiledResponse,
  CompiledRoute,
  Endpoint,
  Needs,
  Streaming,
} from '../program.ts'
import { bucketsOfRoute } from './buckets.ts'
import { allNeeds, NO_NEEDS, needsOfRule, needsOfTemplate, STATE_NEEDS } from './needs.ts'
import { compileResponse, type ResponseContext } from './responses.ts'

export interface RouteContext extends ResponseContext {
  readonly mock: Mock
  readonly buckets: readonly CompiledBucket[]
}

/** Readings of the last resort come after everything else. */
const LAST_RESORT = 1_000_000_000

/** The endpoints of a route; none where its path is not one, or where it has no responses. */
export function compileRoute(route: Route, order: number, context: RouteContext): Endpoint[] {
  const { compilation } = context
  const parsed = parsePath(route, context)
  if (route.responses.length === 0) {
    compilation.warn(
      'has no responses, so it answers nothing',
      'Add a body, or a list of responses.',
      route,
    )
    return []
  }
  const compiled = createRoute(route, parsed?.main.written ?? route.endpoint, context)
  if (!parsed) return []
  const needs = needsOfRoute(compiled)
  const endpoints: Endpoint[] = []
  for (const [index, { operation, method, hasId, isWriting }] of operationsOf(route).entries()) {
    for (const [reading, syntax] of readings(parsed).entries()) {
      endpoints.push({
        method: method.toUpperCase(),
        order: reading * LAST_RESORT + order * OPERATIONS.length + index,
        path: createPathMatcher(hasId ? withId(syntax) : syntax),
        route: compiled,
        operation,
        needs: isWriting || mayReadBody(compiled, method) ? { ...needs, body: true } : needs,
      })
    }
  }
  return endpoints
}

/** A function may look at the body, where requests have one. */
const mayReadBody = ({ responses }: CompiledRoute, method: string): boolean =>
  responses.some(({ body }) => body.kind === 'function') && !/^(get|head)$/i.test(method)

/** What a route answers: for a plain one, its method. */
const operationsOf = ({ type, method }: Route): readonly RouteOperation[] =>
  type === 'crud'
    ? OPERATIONS
    : [{ operation: undefined, method: verbOf({ type, method }), hasId: false, isWriting: false }]

/** How people name what is asked of a plain route. */
const verbOf = ({ type, method }: Pick<Route, 'type' | 'method'>): string =>
  type === 'ws' ? 'ws' : method || 'get'

type RouteOperation = Omit<(typeof OPERATIONS)[number], 'operation'> & {
  readonly operation: Operation | undefined
}

const readings = ({ main, lastResort }: ParsedEndpoint): EndpointSyntax[] =>
  lastResort ? [main, lastResort] : [main]

function parsePath(route: Route, { mock, compilation }: RouteContext): ParsedEndpoint | undefined {
  try {
    return parseEndpoint(mock.endpointPrefix, route.endpoint)
  } catch (error) {
    if (!(error instanceof MockhostError)) throw error
    compilation.refuse(error, route, 'endpoint')
    return undefined
  }
}

function createRoute(route: Route, pattern: string, context: RouteContext): CompiledRoute {
  const responses = route.responses.map((response, index) =>
    compileResponse(response, index, context),
  )
  const kind = route.type === 'crud' ? 'CRUD' : verbOf(route).toUpperCase()
  return {
    uuid: route.uuid,
    title: `${kind} ${pattern}`,
    pattern,
    mode: route.responseMode,
    responses,
    fallback: responses[route.responses.findIndex((response) => response.default)] ?? responses[0],
    hasRules: responses.some(({ rules }) => rules.length > 0),
    crudKey: route.responses[0]?.crudKey ?? 'id',
    streaming: streamingOf(route),
    waitingBuckets: bucketsOfRoute(route.responses, context.mock, context.buckets),
    place: context.compilation.placeOf(route),
  }
}

const streamingOf = ({ type, streamingMode, streamingInterval }: Route): Streaming | undefined =>
  type === 'ws' && streamingMode !== null
    ? { mode: streamingMode, intervalMs: streamingInterval }
    : undefined

const needsOfRoute = ({ responses, waitingBuckets }: CompiledRoute): Needs =>
  allNeeds([
    ...responses.map(needsOfResponse),
    ...waitingBuckets.map(({ template }) => needsOfTemplate(template)),
  ])

function needsOfResponse({ headers, rules, body, callbacks }: CompiledResponse): Needs {
  return allNeeds([
    body.kind === 'bucket' || body.kind === 'function' ? STATE_NEEDS : NO_NEEDS,
    ...headers.headers.map(({ value }) => needsOfTemplate(value)),
    ...rules.map(needsOfRule),
    body.kind === 'template' ? needsOfTemplate(body.template) : NO_NEEDS,
    body.kind === 'stream' ? body.stream.needs : NO_NEEDS,
    body.kind === 'file' ? needsOfTemplate(body.file.path.template) : NO_NEEDS,
    ...callbacks.map(({ callback }) => needsOfCallback(callback)),
  ])
}

function needsOfCallback({ uri, headers, body, signature }: CompiledCallback): Needs {
  return allNeeds([
    needsOfTemplate(uri),
    ...headers.headers.map(({ value }) => needsOfTemplate(value)),
    body.kind === 'template' ? needsOfTemplate(body.template) : NO_NEEDS,
    body.kind === 'file' ? needsOfTemplate(body.path.template) : NO_NEEDS,
    body.kind === 'bucket' ? STATE_NEEDS : NO_NEEDS,
    signature ? needsOfTemplate(signature.secret) : NO_NEEDS,
  ])
}
