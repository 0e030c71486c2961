// The list of a CRUD route: searched, filtered, sorted and cut into pages, in this order.
import type { Fields } from '../request/index.ts'
import { hasMember, sort as stableSort } from '../values/index.ts'
import { contains, readFilters } from './filters.ts'

export interface List {
  readonly items: readonly unknown[]
  /** How many there are before searching and filtering. */
  readonly total: number
  /** How many are left before they are cut into pages. */
  readonly filtered: number
}

/** @throws MockhostError `request-malformed` for a filter's pattern that can't be used */
export function list(items: readonly unknown[], query: Fields): List {
  const search = text(query.search)?.toLowerCase()
  const filters = readFilters(query)
  const isFiltered = (search !== undefined && search !== '') || filters.length > 0
  const kept = isFiltered
    ? items.filter(
        (item) => (!search || contains(item, search)) && filters.every((holds) => holds(item)),
      )
    : items
  return { items: page(sort(kept, query), query), total: items.length, filtered: kept.length }
}

/** A parameter given once. */
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function sort(items: readonly unknown[], query: Fields): readonly unknown[] {
  const property = text(query.sort)
  if (property === undefined) return items
  const sign = query.order === 'desc' ? -1 : 1
  const keys = new Map(items.map((item) => [item, sortKey(item, property)]))
  return stableSort([...items], (a, b) => {
    const [left, right] = [keys.get(a) as number, keys.get(b) as number]
    if (left < right) return -sign
    return left > right ? sign : 0
  })
}

/** Texts are compared without their case, items that are no objects as they are. */
function sortKey(item: unknown, property: string): unknown {
  const isObject = typeof item === 'object' && item !== null
  const key = isObject
    ? hasMember(item, property) && (item as Record<string, unknown>)[property]
    : item
  if (isObject && !hasMember(item, property)) return undefined
  return typeof key === 'string' ? key.toLowerCase() : key
}

function page(items: readonly unknown[], query: Fields): readonly unknown[] {
  if (query.page === undefined && query.limit === undefined) return items
  const limit = number(query.limit, 10)
  const current = number(query.page, 1)
  return items.slice((current - 1) * limit, current * limit)
}

const number = (value: unknown, fallback: number): number =>
  Number.parseInt(text(value) ?? '', 10) || fallback
