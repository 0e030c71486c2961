// What was asked of a list. A list is never changed in place, so that a query gives what it gave before.
import type { Fields } from '../request/index.ts'
import { type List, list } from './list.ts'

/** Of one list. What is kept holds the text of its answer too, so that it must be short. */
const MAX_KEPT = 8
const MAX_ITEMS = 100
const MAX_QUERY_CHARS = 1_000

const kept = new WeakMap<readonly unknown[], Map<string, List>>()

/**
 * @param search the query string
 * @param readQuery parses it; called where it was not asked before
 * @throws MockhostError `request-malformed` for a filter's pattern that can't be used
 */
export function keptList(items: readonly unknown[], search: string, readQuery: () => Fields): List {
  const known = kept.get(items)?.get(search)
  if (known) return known
  const made = list(items, readQuery())
  if (made.items.length <= MAX_ITEMS && search.length <= MAX_QUERY_CHARS) keep(items, search, made)
  return made
}

function keep(items: readonly unknown[], search: string, made: List): void {
  const lists = kept.get(items) ?? new Map<string, List>()
  if (lists.size === MAX_KEPT) lists.clear()
  kept.set(items, lists.set(search, made))
}
