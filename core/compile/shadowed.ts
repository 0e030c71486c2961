// Routes that can't be reached, because one before them takes every request.
import { formatPath, type Route } from '../document/index.ts'
import type { CompiledRoute, Endpoint } from '../program.ts'
import type { Compilation } from './compilation.ts'

/** A route of the document, and what it was compiled to. */
export interface RouteEndpoints {
  readonly route: Route
  readonly endpoints: readonly Endpoint[]
}

/**
 * Warns of plain routes whose method and path an earlier route has, unless that one passes requests on. A plain route
 * before a CRUD route is left alone: it replaces one operation of it.
 */
export function warnOfShadowed(routes: readonly RouteEndpoints[], compilation: Compilation): void {
  const takers = new Map<string, CompiledRoute>()
  for (const { route, endpoints } of routes) {
    for (const { method, path, operation, route: compiled } of endpoints) {
      const written = path.written.toLowerCase()
      const taker = takers.get(`${method} ${written}`) ?? takers.get(`ALL ${written}`)
      if (taker && taker !== compiled && !operation) {
        const message = `is never reached: ${taker.title} (${formatPath(taker.place)}) answers first`
        const hint = 'Remove one, or give the first the responseMode FALLBACK.'
        compilation.warn(message, hint, route, 'endpoint')
      }
      if (!taker && route.responseMode !== 'FALLBACK') takers.set(`${method} ${written}`, compiled)
    }
  }
}
