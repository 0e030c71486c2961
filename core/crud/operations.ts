// What each CRUD operation does with its bucket: the answer, and the bucket's new value.
// Source of the table: Mockoon 9.9.
import type { Fields } from '../request/index.ts'
import { getAt, type Segment, setAt, splitPath } from '../values/index.ts'
import { keptList } from './kept-lists.ts'

export type Operation =
  | 'list'
  | 'get'
  | 'create'
  | 'replaceAll'
  | 'replace'
  | 'mergeAll'
  | 'merge'
  | 'deleteAll'
  | 'delete'

/** The endpoints of a CRUD route, in the order in which they are tried. */
export const OPERATIONS: readonly CrudEndpoint[] = [
  { operation: 'list', method: 'GET', hasId: false, isWriting: false },
  { operation: 'get', method: 'GET', hasId: true, isWriting: false },
  { operation: 'create', method: 'POST', hasId: false, isWriting: true },
  { operation: 'replaceAll', method: 'PUT', hasId: false, isWriting: true },
  { operation: 'replace', method: 'PUT', hasId: true, isWriting: true },
  { operation: 'mergeAll', method: 'PATCH', hasId: false, isWriting: true },
  { operation: 'merge', method: 'PATCH', hasId: true, isWriting: true },
  { operation: 'deleteAll', method: 'DELETE', hasId: false, isWriting: false },
  { operation: 'delete', method: 'DELETE', hasId: true, isWriting: false },
]

export interface CrudEndpoint {
  readonly operation: Operation
  readonly method: string
  /** Whether it is about one item. */
  readonly hasId: boolean
  /** Whether it reads the request's body. */
  readonly isWriting: boolean
}

export interface OperationInput {
  /** The bucket's value. */
  readonly value: unknown
  /** The path parameter `id`. */
  readonly id: string
  /** The path of the member that identifies an item. */
  readonly key: string
  /** The query string, and what it says. */
  readonly search: string
  readonly query: Fields
  /** The parsed body, or its text, or an empty object. */
  readonly body: unknown
  /** An id for a new item of the list. */
  createId(items: readonly unknown[]): unknown
}

export interface OperationResult {
  readonly body: unknown
  /** Undefined leaves the response's own. */
  readonly status?: number
  readonly headers?: readonly (readonly [string, string])[]
  /** The bucket's new value; absent where it does not change. */
  readonly changed?: { readonly value: unknown }
}

const NOT_FOUND: OperationResult = { body: {}, status: 404 }

export const operate: Record<Operation, (input: OperationInput) => OperationResult> = {
  list: (input) => {
    const { value } = input
    if (!Array.isArray(value)) return { body: value }
    const { items, total, filtered } = keptList(value, input.search, () => input.query)
    const headers = [
      ['X-Total-Count', String(total)],
      ['X-Filtered-Count', String(filtered)],
    ] as const
    return { body: items, headers }
  },
  get: onItem(
    ({ value }) => ({ body: value }),
    (items, index) => ({ body: items[index] }),
  ),
  create: (input) => {
    const { value, body } = input
    if (!Array.isArray(value)) return { body, status: 201, changed: { value: body } }
    const created = withId(body, splitPath(input.key), () => input.createId(value))
    return { body: created, status: 201, changed: { value: [...value, created] } }
  },
  replaceAll: ({ body }) => changedTo(body),
  replace: onItem(
    ({ body }) => changedTo(body),
    (items, index, { body, key }) =>
      replaceItem(items, index, replaced(items[index], body, splitPath(key))),
  ),
  mergeAll: ({ value, body }) => {
    if (Array.isArray(value)) return changedTo(value.concat(body))
    return changedTo(merged(value, body))
  },
  merge: onItem(
    ({ value, body }) => changedTo(merged(value, body)),
    (items, index, { body }) => replaceItem(items, index, merged(items[index], body)),
  ),
  deleteAll: () => ({ body: {}, status: 200, changed: { value: undefined } }),
  delete: onItem(
    () => ({ body: {}, status: 200, changed: { value: undefined } }),
    (items, index) => ({
      body: {},
      status: 200,
      changed: { value: items.filter((_, other) => other !== index) },
    }),
  ),
}

/** An operation on one item: on the whole value of a bucket that is no list, on the item that has the id in one that is. */
function onItem(
  onWhole: (input: OperationInput) => OperationResult,
  onFound: (items: readonly unknown[], index: number, input: OperationInput) => OperationResult,
): (input: OperationInput) => OperationResult {
  return (input) => {
    if (!Array.isArray(input.value)) return onWhole(input)
    const index = findItem(input.value, input.id, input.key)
    return index < 0 ? NOT_FOUND : onFound(input.value, index, input)
  }
}

/** Where each object of a list is, by its id; lists are never changed in place. */
const places = new WeakMap<readonly unknown[], Map<string, Map<string, number>>>()

/** A list that is all objects is searched once, and then known; a change makes another list. */
function findItem(items: readonly unknown[], id: string, key: string): number {
  const known = places.get(items)?.get(key)
  if (known) return known.get(id) ?? -1
  if (!items.every(isObject)) return searchItem(items, id, key)
  const found = placesById(items, key.split('.'))
  const byKey = places.get(items) ?? new Map<string, Map<string, number>>()
  places.set(items, byKey.set(key, found))
  return found.get(id) ?? -1
}

/** The first one that has an id is the one that is meant. */
function placesById(items: readonly unknown[], segments: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    const id = getAt(item, segments)
    if (id === undefined || id === null) continue
    const text = String(id)
    if (!found.has(text)) found.set(text, index)
  }
  return found
}

/** Objects are found by their key, other items by their place; an id that is no number is the first place. */
function searchItem(items: readonly unknown[], id: string, key: string): number {
  const segments = key.split('.')
  const place = Number.parseInt(id, 10) || 0
  return items.findIndex((item, index) => {
    if (typeof item !== 'object' || item === null) return index === place
    const itemId = getAt(item, segments)
    return itemId !== undefined && itemId !== null && String(itemId) === id
  })
}

const changedTo = (value: unknown): OperationResult => ({
  body: value,
  status: 200,
  changed: { value },
})

const replaceItem = (items: readonly unknown[], index: number, item: unknown): OperationResult => ({
  body: item,
  status: 200,
  changed: { value: items.with(index, item) },
})

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** What is written over an item keeps the item's id where it has none of its own. */
function replaced(item: unknown, body: unknown, key: Segment[]): unknown {
  if (!isObject(item)) return body
  const next = isObject(body) ? { ...body } : {}
  return getAt(next, key) === undefined ? setAt(next, key, getAt(item, key)) : next
}

/** Members are merged, not what is within them; what is no object is replaced. */
function merged(value: unknown, body: unknown): unknown {
  if (!isObject(value)) return body
  return isObject(body) ? { ...value, ...body } : { ...value }
}

/** A new item with an id, where it has none. */
function withId(body: unknown, key: Segment[], createId: () => unknown): unknown {
  if (!isObject(body) || getAt(body, key) !== undefined) return body
  return setAt(body, key, createId())
}

/** The id after the highest number among the items; undefined where none has a number. */
export function nextNumber(items: readonly unknown[], key: string): number | undefined {
  const segments = splitPath(key)
  let highest: number | undefined
  for (const item of items) {
    const id = getAt(item, segments)
    if (typeof id === 'number' && (highest === undefined || id > highest)) highest = id
  }
  return highest === undefined ? undefined : highest + 1
}
