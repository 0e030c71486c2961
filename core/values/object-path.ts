// Dotted paths into JSON values, `a.0.b` with `\.` for a dot in a key: reading them, and changing
// a value without touching the original.

import { MockhostError } from '../errors.ts'

export type Segment = string | number

const PLAIN = /^[^.\\]*$/

/** Splits a dotted path; segments that are whole numbers become array indexes. */
export function splitPath(path: string): Segment[] {
  if (PLAIN.test(path)) return [toSegment(path)]
  return path
    .split(/(?<!\\)\./)
    .map((part) => toSegment(part.includes('\\') ? part.replaceAll('\\.', '.') : part))
}

function toSegment(part: string): Segment {
  const index = Number.parseInt(part, 10)
  return String(index) === part ? index : part
}

/** Whether a value has a member of its own under that name; what it inherits is not data. */
export function hasMember(value: unknown, segment: Segment): boolean {
  return value !== null && value !== undefined && Object.hasOwn(value, segment)
}

/** The value at a path, or undefined. Only own members are seen. */
export function getAt(value: unknown, segments: readonly Segment[]): unknown {
  let current = value
  for (const segment of segments) {
    if (!hasMember(current, segment)) return undefined
    current = (current as Record<Segment, unknown>)[segment]
  }
  return current
}

/**
 * A copy of `root` in which the path holds `value`; missing parents are made, lists for indexes.
 * @throws MockhostError `template-failed` below a text, a number, a boolean or null
 */
export function setAt(root: unknown, segments: readonly Segment[], value: unknown): unknown {
  const [segment, ...rest] = segments
  if (segment === undefined) return value
  if (isReserved(segment)) return root
  const copy = copyContainer(root, segment)
  copy[segment] = setAt(getAt(copy, [segment]), rest, value)
  return copy
}

/** A copy of `root` without the member at the path; list items move up. */
export function deleteAt(root: unknown, segments: readonly Segment[]): unknown {
  const [segment, ...rest] = segments
  if (segment === undefined || root === null || typeof root !== 'object') return root
  // A negative index counts from the end.
  if (rest.length === 0 && Array.isArray(root) && typeof segment === 'number') {
    return root.toSpliced(segment, 1)
  }
  if (!hasMember(root, segment)) return root
  const copy = copyContainer(root, segment)
  if (rest.length === 0) delete copy[segment]
  else copy[segment] = deleteAt(copy[segment], rest)
  return copy
}

/** The container that a change goes into: a shallow copy, or a new one of the kind that fits. */
function copyContainer(value: unknown, segment: Segment): Record<Segment, unknown> {
  if (Array.isArray(value)) return [...value] as unknown as Record<Segment, unknown>
  if (value !== null && typeof value === 'object') return { ...value }
  if (value === undefined)
    return (typeof segment === 'number' ? [] : {}) as Record<Segment, unknown>
  const kind = value === null ? 'null' : `a ${typeof value}`
  throw new MockhostError('template-failed', `Cannot set ${JSON.stringify(segment)} of ${kind}`)
}

/** Writing to it would change how the object behaves instead of what it holds. */
const isReserved = (segment: Segment): boolean => segment === '__proto__'
