// The API as an Elysia app: which operation a request is for.
import { Elysia, NotFoundError } from 'elysia'
import { openApiOperation } from './openapi/index.ts'
import type { Operation } from './operation.ts'
import { operationsOf } from './operations/index.ts'
import type { ControlPlaneParts } from './parts.ts'
import { pathMalformed, unknownPath, wrongMethod } from './problems.ts'
import { runOperation } from './run-operation.ts'
import type { OpenStreams } from './streams/index.ts'

export interface App {
  /** Throws a Refusal, or whatever else went wrong. */
  handle(request: Request): Promise<Response>
}

/** Elysia finds no path behind a host of fewer than four characters. */
const BASE = 'http://control.mockhost'

export function createApp(parts: ControlPlaneParts, streams: OpenStreams): App {
  const operations = operationsOf(parts, streams)
  const all = [...operations, openApiOperation(operations, parts.info().version)]
  const surroundings = { authority: parts.controlKeys, limits: parts.limits }
  // Elysia is given method and path alone: a body is read only once it is known who asks.
  const asked = new WeakMap<Request, Request>()
  const app = new Elysia({ aot: false, normalize: false })
  for (const operation of all)
    app.route(operation.method, operation.path, ({ request, params }) =>
      runOperation(operation, asked.get(request) ?? request, params, surroundings),
    )
  for (const [path, methods] of methodsByPath(all))
    app.all(path, ({ request }) => {
      throw wrongMethod(request.method, pathOf(request), methods)
    })
  app.onError(({ error, request }) => {
    if (error instanceof NotFoundError) throw unknownPath(pathOf(request))
    throw error
  })
  return {
    handle: (request) => {
      const method = request.method === 'HEAD' ? 'GET' : request.method
      const routed = new Request(BASE + soundPathOf(request), { method })
      asked.set(routed, request)
      return app.handle(routed)
    },
  }
}

function methodsByPath(operations: readonly Operation[]): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const { path, method } of operations)
    methods.set(path, [...(methods.get(path) ?? []), method, ...(method === 'GET' ? ['HEAD'] : [])])
  return methods
}

const pathOf = (request: Request): string => new URL(request.url).pathname

/** @throws Refusal 400 where the path can't be decoded */
function soundPathOf(request: Request): string {
  const path = pathOf(request)
  try {
    decodeURIComponent(path)
  } catch {
    throw pathMalformed()
  }
  return path
}
