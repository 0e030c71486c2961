// Lists sorted by a property. A list is never changed in place, so one that is asked for again in the same order is
// kept sorted as a whole: what is filtered out of it then is in order already.
import { hasMember, sort as stableSort } from '../values/index.ts'

export interface Order {
  /** Of the items; items that are no objects are sorted as they are. */
  readonly property: string
  readonly isDescending: boolean
}

type Items = readonly unknown[]

/** Orders of one list that are kept. */
const MAX_KEPT = 8

/** By list and order: how often it was asked for, and the list in that order where it has one. */
const kept = new WeakMap<Items, Map<string, { isAskedAgain: boolean; sorted: Items | undefined }>>()

/** The whole list in order, where it is worth keeping; undefined where what is left of it must be sorted. */
export function keptSorted(items: Items, order: Order): Items | undefined {
  const name = `${order.isDescending ? '-' : '+'}${order.property}`
  const orders = kept.get(items) ?? new Map()
  const known = orders.get(name)
  if (known?.isAskedAgain) return known.sorted
  if (orders.size === MAX_KEPT) orders.clear()
  const sorted = known && isOrdered(items, order) ? sortItems(items, order) : undefined
  kept.set(items, orders.set(name, { isAskedAgain: known !== undefined, sorted }))
  return sorted
}

/** A copy in order; those that are alike stay as they are. */
export function sortItems(items: Items, { property, isDescending }: Order): Items {
  const sign = isDescending ? -1 : 1
  const keyed = items.map((item) => ({ item, key: sortKey(item, property) as number }))
  stableSort(keyed, ({ key: left }, { key: right }) => {
    if (left < right) return -sign
    return left > right ? sign : 0
  })
  return keyed.map(({ item }) => item)
}

/** Whether any two items have an order: only then it is the same whether some are left out before or after. */
function isOrdered(items: Items, { property }: Order): boolean {
  const keys = items.map((item) => sortKey(item, property))
  return (
    keys.every((key) => typeof key === 'string') ||
    keys.every((key) => typeof key === 'number' && !Number.isNaN(key))
  )
}

/** Texts are compared without their case. */
function sortKey(item: unknown, property: string): unknown {
  const isObject = typeof item === 'object' && item !== null
  if (isObject && !hasMember(item, property)) return undefined
  const key = isObject ? (item as Record<string, unknown>)[property] : item
  return typeof key === 'string' ? key.toLowerCase() : key
}
