// Paths as Mockoon writes them: JSONPath where they begin with `$`, dotted otherwise.
import { queryJsonPath } from './json-path.ts'
import { getAt, type Segment, splitPath } from './object-path.ts'

/** Reads the value at a path; undefined where there is none. */
export type Lookup = (value: unknown) => unknown

const MAX_KEPT = 2_000
const kept = new Map<string, Lookup>()

/** Compiles a path once; an empty path, or data that is no object, gives the data itself. */
export function compileLookup(path: string): Lookup {
  const known = kept.get(path)
  if (known) return known
  const lookup = path.startsWith('$') ? jsonLookup(path) : objectLookup(splitPath(path))
  // Paths can be made by templates from requests, so what is kept must be bounded.
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(path, lookup)
  return lookup
}

/** The value at a path that is known only now. */
export function lookUp(value: unknown, path: string): unknown {
  return path === '' ? value : compileLookup(path)(value)
}

/** Nothing is found in null, while any other value that has no members is itself found. */
const isContainer = (value: unknown): boolean => typeof value === 'object'

const jsonLookup =
  (path: string): Lookup =>
  (value) =>
    isContainer(value) ? queryJsonPath(value, path) : value

const objectLookup =
  (segments: Segment[]): Lookup =>
  (value) =>
    isContainer(value) ? getAt(value, segments) : value
