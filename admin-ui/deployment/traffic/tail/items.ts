// Lists of transactions and gaps: put in order, counted, and cut.
import { type Gap, type Item, placeOf, type Row } from './row.ts'

export const inOrder = (items: readonly Item[]): readonly Item[] =>
  items.toSorted((a, b) => placeOf(b) - placeOf(a))

export const isRow = (item: Item): item is Row => item.kind === 'row'

/** The transactions that they stand for. */
export const countOf = (items: readonly Item[]): number =>
  items.reduce((total, item) => total + (item.kind === 'gap' ? item.count : 1), 0)

/** The newest, and one gap for all the others. */
export function withinLimit(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items
  const kept = items.slice(0, most - 1)
  const others = items.slice(most - 1)
  const gap: Gap = {
    kind: 'gap',
    count: countOf(others),
    after: Math.min(...others.map((item) => (item.kind === 'gap' ? item.after : item.id - 1))),
    before: Math.max(...others.map((item) => (item.kind === 'gap' ? item.before : item.id + 1))),
  }
  return [...kept, gap]
}
