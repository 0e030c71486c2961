// Turns a mock into a program: whatever can be known before a request is made ready here, once.
import {
  type Dialect,
  type Mistake,
  type Mock,
  type Origins,
  type Route,
  routesInOrder,
} from '../document/index.ts'
import { Router } from '../match/index.ts'
import type { Program } from '../program.ts'
import type { Respond, Responder } from '../respond/index.ts'
import { BucketDirectory } from '../state/index.ts'
import { compileBucket } from './buckets.ts'
import { compileCallback } from './callbacks.ts'
import { Compilation } from './compilation.ts'
import { compileHeaders, plainEntries } from './headers.ts'
import { allNeeds, needsOfTemplate } from './needs.ts'
import { compileMockProxy } from './proxy.ts'
import { rawHttpNeeds } from './raw-http.ts'
import { compileRoute, type RouteContext } from './routes.ts'
import { warnOfShadowed } from './shadowed.ts'

export interface Compiled {
  /** Not to be used where there are errors among the mistakes. */
  readonly program: Program
  readonly mistakes: readonly Mistake[]
}

/** Compiles a mock that was read from a document. Never throws for a bad one: its mistakes say what is wrong. */
export function compileMock(mock: Mock, dialect: Dialect, parts: DocumentParts): Compiled {
  const compilation = new Compilation(dialect, parts.origins)
  const program = createProgram(mock, compilation, parts)
  return { program, mistakes: compilation.mistakes }
}

/** What of a document its mock does not hold. */
export interface DocumentParts {
  readonly origins: Origins
  /** The functions that make bodies, by the uuid of their response. */
  readonly responders: ReadonlyMap<string, Responder>
  /** What calls them; they are mistakes where nothing does. */
  readonly respond: Respond | undefined
}

function createProgram(
  mock: Mock,
  compilation: Compilation,
  { responders, respond }: DocumentParts,
): Program {
  const buckets = mock.data.map((bucket) => compileBucket(bucket, compilation))
  const headers = compileHeaders(mock.headers, compilation)
  const mockHeaders = headers.arePlain ? plainEntries([], headers) : undefined
  const callbacks = new Map(
    mock.callbacks.map((callback) => [
      callback.uuid,
      compileCallback(callback, buckets, compilation),
    ]),
  )
  const context: RouteContext = {
    mock,
    compilation,
    buckets,
    mockHeaders,
    responders,
    respond,
    callbacks,
  }
  const needs = allNeeds(headers.headers.map(({ value }) => needsOfTemplate(value)))
  const bucketNeeds = allNeeds(buckets.map(({ template }) => needsOfTemplate(template)))
  const proxy = compileMockProxy(mock, compilation)
  const routing = createRouting(routesInOrder(mock), context, { needs, bucketNeeds })
  return {
    mock,
    dialect: compilation.dialect,
    headers,
    mockHeaders,
    buckets,
    directory: new BucketDirectory(buckets),
    needs,
    bucketNeeds,
    callbacks,
    proxy,
    ...routing,
    handsOn: routing.handsOn || proxy !== undefined,
  }
}

type Routing = Pick<
  Program,
  'endpoints' | 'router' | 'sockets' | 'webSockets' | 'modules' | 'rawHttp' | 'handsOn'
>

/** What of a program its routes make. */
export function createRouting(
  list: readonly Route[],
  context: RouteContext,
  { needs, bucketNeeds }: Pick<Program, 'needs' | 'bucketNeeds'>,
): Routing {
  const routes = list.map((route, order) => ({
    route,
    endpoints: compileRoute(route, order, context),
  }))
  const enabled = routes.filter(({ route }) => !route.disabled)
  warnOfShadowed(enabled, context.compilation)
  const endpointsOf = (isSocket: boolean) =>
    enabled
      .filter(({ route }) => (route.type === 'ws') === isSocket)
      .flatMap(({ endpoints }) => endpoints)
  const http = endpointsOf(false)
  const sockets = endpointsOf(true)
  return {
    endpoints: http,
    router: new Router(http),
    sockets,
    webSockets: new Router(sockets),
    modules: allNeeds([needs, bucketNeeds, ...[...http, ...sockets].map((one) => one.needs)]),
    rawHttp: rawHttpNeeds(http, needs),
    handsOn: http.some(({ route }) => route.responses.some(({ body }) => body.kind === 'proxy')),
  }
}
