// Merges two changes of the same mock: what only one of them touched is taken from it, the rest is a conflict.

/** The way to a value: names of members, uuids of parts, places in lists whose items have none. */
export type Way = readonly string[]

export interface Conflict {
  readonly way: Way
  /** Undefined where it is not there. */
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merged<T> {
  /** With mine wherever there is a conflict. */
  readonly value: T
  readonly conflicts: readonly Conflict[]
}

/** What is not there, in place of a value. */
const NONE = Symbol('none')
type Maybe = unknown

export function merge<T>(base: T, mine: T, theirs: T): Merged<T> {
  const conflicts: Conflict[] = []
  const value = mergeValue(base, mine, theirs, [], conflicts) as T
  return { value, conflicts }
}

/** Takes theirs for some of the conflicts of a merged value. */
export const takeTheirs = <T>(value: T, conflicts: readonly Conflict[]): T =>
  conflicts.reduce((all, { way, theirs }) => setAt(all, way, theirs) as T, value)

function mergeValue(
  base: Maybe,
  mine: Maybe,
  theirs: Maybe,
  way: Way,
  conflicts: Conflict[],
): Maybe {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine
  if (isSame(mine, base)) return theirs
  if (isParts(base) && isParts(mine) && isParts(theirs))
    return mergeParts(base, mine, theirs, way, conflicts)
  if (isObject(base) && isObject(mine) && isObject(theirs))
    return mergeMembers(base, mine, theirs, way, conflicts)
  if (isList(base) && isList(mine) && isList(theirs) && areAlongside(base, mine, theirs))
    return mergePlaces(base, mine, theirs, way, conflicts)
  conflicts.push({ way, base: shown(base), mine: shown(mine), theirs: shown(theirs) })
  return mine
}

const shown = (value: Maybe): unknown => (value === NONE ? undefined : value)

function mergeMembers(
  base: Members,
  mine: Members,
  theirs: Members,
  way: Way,
  conflicts: Conflict[],
): Members {
  const merged: Members = {}
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const of = (members: Members) => (Object.hasOwn(members, key) ? members[key] : NONE)
    const value = mergeValue(of(base), of(mine), of(theirs), [...way, key], conflicts)
    if (value !== NONE) merged[key] = value
  }
  return merged
}

function mergeParts(
  base: readonly Part[],
  mine: readonly Part[],
  theirs: readonly Part[],
  way: Way,
  conflicts: Conflict[],
): readonly Part[] {
  const [ofBase, ofMine, ofTheirs] = [byUuid(base), byUuid(mine), byUuid(theirs)]
  const kept: Part[] = []
  for (const uuid of mergeOrder(base, mine, theirs)) {
    const of = (parts: ReadonlyMap<string, Part>) => parts.get(uuid) ?? NONE
    const value = mergeValue(of(ofBase), of(ofMine), of(ofTheirs), [...way, uuid], conflicts)
    if (value !== NONE) kept.push(value as Part)
  }
  return kept
}

/** Rules and headers have no identities: where nobody added or removed any, each stands for the one at its place. */
function mergePlaces(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
  way: Way,
  conflicts: Conflict[],
): readonly unknown[] {
  return base.map((item, at) =>
    mergeValue(item, mine[at], theirs[at], [...way, String(at)], conflicts),
  )
}

/** The order of who changed it; where both did, mine, with what only they have behind what it stands behind there. */
function mergeOrder(
  base: readonly Part[],
  mine: readonly Part[],
  theirs: readonly Part[],
): readonly string[] {
  const [first, second] = isReordered(base, mine) ? [mine, theirs] : [theirs, mine]
  const order = first.map(({ uuid }) => uuid)
  for (const [at, { uuid }] of second.entries()) {
    if (order.includes(uuid)) continue
    const before = second[at - 1]?.uuid
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, uuid)
  }
  return order
}

function isReordered(base: readonly Part[], changed: readonly Part[]): boolean {
  const known = byUuid(base)
  const kept = changed.filter(({ uuid }) => known.has(uuid)).map(({ uuid }) => uuid)
  const left = new Set(kept)
  const before = base.filter(({ uuid }) => left.has(uuid)).map(({ uuid }) => uuid)
  return kept.some((uuid, at) => uuid !== before[at])
}

type Members = Record<string, unknown>
interface Part {
  readonly uuid: string
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPart = (value: unknown): value is Part & Members =>
  isObject(value) && typeof value.uuid === 'string'

/** A list whose items have identities, each once. */
const isParts = (value: unknown): value is readonly Part[] =>
  Array.isArray(value) && value.every(isPart) && byUuid(value).size === value.length

type List = readonly unknown[]

const isList = (value: unknown): value is List => Array.isArray(value)

/** Lists of one length, in which neither moved an item: those that are new are not found elsewhere. */
function areAlongside(base: List, mine: List, theirs: List): boolean {
  const isMoved = (list: List) =>
    list.some((item, at) => !isSame(item, base[at]) && base.some((other) => isSame(item, other)))
  const areAsLong = mine.length === base.length && theirs.length === base.length
  return areAsLong && !isMoved(mine) && !isMoved(theirs)
}

const byUuid = (parts: readonly Part[]): ReadonlyMap<string, Part> =>
  new Map(parts.map((part) => [part.uuid, part]))

export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => isSame(item, b[at]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  )
}

/** A copy with another value at the place; undefined takes it away. */
function setAt(root: unknown, [step, ...rest]: Way, value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(root)) {
    const found = root.findIndex((part) => isPart(part) && part.uuid === step)
    const at = found < 0 && /^\d+$/.test(step) && Number(step) < root.length ? Number(step) : found
    if (at < 0) return value === undefined ? root : [...root, value]
    const next = setAt(root[at], rest, value)
    return next === undefined ? root.toSpliced(at, 1) : root.with(at, next)
  }
  const members = isObject(root) ? root : {}
  const next = setAt(members[step], rest, value)
  if (next !== undefined) return { ...members, [step]: next }
  const { [step]: _, ...others } = members
  return others
}
