// The list of a CRUD route: searched, filtered, sorted and cut into pages, in this order.
import type { Fields } from '../request/index.ts'
import { contains, readFilters } from './filters.ts'
import { keptSorted, type Order, sortItems } from './sorted.ts'

type Items = readonly unknown[]

export interface List {
  readonly items: Items
  /** How many there are before searching and filtering. */
  readonly total: number
  /** How many are left before they are cut into pages. */
  readonly filtered: number
}

/** @throws MockhostError `request-malformed` for a filter's pattern that can't be used */
export function list(items: Items, query: Fields): List {
  const order = orderOf(query)
  const sorted = order && keptSorted(items, order)
  const left = filter(sorted ?? items, query)
  const ordered = order && !sorted ? sortItems(left, order) : left
  return { items: page(ordered, query), total: items.length, filtered: left.length }
}

function filter(items: Items, query: Fields): Items {
  const search = text(query.search)?.toLowerCase()
  const found = search ? items.filter((item) => contains(item, search)) : items
  return readFilters(query).reduce((left, keep) => keep(left), found)
}

function orderOf({ sort, order }: Fields): Order | undefined {
  const property = text(sort)
  return property === undefined ? undefined : { property, isDescending: order === 'desc' }
}

/** A parameter given once. */
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function page(items: Items, query: Fields): Items {
  if (query.page === undefined && query.limit === undefined) return items
  const limit = number(query.limit, 10)
  const current = number(query.page, 1)
  return items.slice((current - 1) * limit, current * limit)
}

const number = (value: unknown, fallback: number): number =>
  Number.parseInt(text(value) ?? '', 10) || fallback
