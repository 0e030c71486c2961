// From routes as a test writes them to a program that can be laid in front of another.
import { compileFront } from './compile/index.ts'
import type { CompiledDocument, CompileOptions } from './compile-document.ts'
import { isFatal, type Mistake, readDocument, uuidFrom } from './document/index.ts'
import type { Program } from './program.ts'

export interface OverrideOptions extends CompileOptions {
  /** Names the overrides apart from all others of the same engine: routes without a uuid count for themselves. */
  readonly id: string
}

/**
 * Compiles routes that are to answer before those of a program, as its document's own routes would be compiled: they
 * see its buckets and its prefix. Lay them in front with `overlay`.
 * Never throws for bad ones: the mistakes say what is wrong, their paths begin with `routes`.
 */
export function compileOverrides(
  base: Program,
  routes: unknown,
  { id, respond }: OverrideOptions,
): CompiledDocument {
  const { endpointPrefix, headers } = base.mock
  const document = { endpointPrefix, headers, routes: withUuids(routes, id) }
  const { mock, mistakes, ...parts } = readDocument(document)
  const own = (mistake: Mistake) => mistake.segments[0] !== 'headers'
  if (!mock) return { program: undefined, mock: undefined, mistakes: mistakes.filter(own) }
  const compiled = compileFront(base, mock, { ...parts, respond })
  const all = [...mistakes.filter(own), ...compiled.mistakes]
  return all.some(isFatal)
    ? { program: undefined, mock: undefined, mistakes: all }
    : { program: compiled.program, mock, mistakes: all }
}

/** A route in front is another one than the route behind it that answers the same. */
function withUuids(routes: unknown, id: string): unknown {
  if (!Array.isArray(routes)) return routes ?? null
  return routes.map((route: unknown, index) =>
    isNameless(route) ? { ...route, uuid: uuidFrom(`override ${id} ${index}`) } : route,
  )
}

const isNameless = (route: unknown): route is { uuid?: unknown } =>
  typeof route === 'object' &&
  route !== null &&
  !Array.isArray(route) &&
  (!('uuid' in route) || route.uuid === undefined || route.uuid === '')
