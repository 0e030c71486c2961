// The list of a live tail: newest first, bounded, and still where someone reads. What is left out is counted.
import { countOf, inOrder, isRow, withinLimit } from './items.ts'
import { type Gap, type Item, placeOf, type Row } from './row.ts'
import { sample } from './sample.ts'

export interface TailLimits {
  /** Items in the list; older ones can be fetched again. */
  readonly items: number
  /** Items that wait while the list stands still. */
  readonly waiting: number
  /** Rows of one batch. */
  readonly batch: number
}

export const defaultTailLimits: TailLimits = { items: 5_000, waiting: 1_000, batch: 200 }

export interface TailView {
  /** Newest first. */
  readonly items: readonly Item[]
  /** Transactions that came while the list stood still; those left out are among them. */
  readonly waiting: number
  /** Whether older ones fell off the end. */
  readonly isCut: boolean
}

const EMPTY: TailView = { items: [], waiting: 0, isCut: false }

export class TailList {
  readonly #limits: TailLimits
  #view = EMPTY
  #waiting: readonly Item[] = []
  #isHeld = false
  /** The greatest id of all that came. */
  #newest = 0
  /** The ids of those that were fetched before they came. */
  readonly #ahead = new Set<number>()

  constructor(limits: TailLimits = defaultTailLimits) {
    this.#limits = limits
  }

  /** Another object after each change. */
  get view(): TailView {
    return this.#view
  }

  get newest(): number {
    return this.#newest
  }

  /** Notes that all before an id are no news. */
  begin(id: number): void {
    this.#newest = Math.max(this.#newest, id)
  }

  clear(): void {
    this.#view = EMPTY
    this.#waiting = []
    this.#ahead.clear()
  }

  /** Shows of the rows only those that pass, until the list of those is fetched. */
  keep(matches: (row: Row) => boolean): void {
    this.#view = {
      ...EMPTY,
      items: this.#view.items.filter((item) => isRow(item) && matches(item)),
    }
    this.#waiting = []
  }

  /**
   * Takes the newest page of a list in place of what was kept of another; what came since stays.
   * @param since the newest id when it was asked for
   */
  replace(rows: readonly Row[], isEnd: boolean, since: number): void {
    const from = Math.min(since, ...rows.map(({ id }) => id))
    const items = this.#view.items.filter((item) => placeOf(item) > from)
    this.#view = { ...this.#view, items }
    this.merge(rows, isEnd)
  }

  /** Takes what came, oldest first. One that is there already is changed where it stands. */
  add(batch: readonly Row[], leftOut = 0): void {
    const first = this.#newest
    const isNew = ({ id }: Row) => id > first && !this.#ahead.has(id)
    const fresh = batch.filter(isNew)
    this.#change(batch.filter((row) => !isNew(row)))
    const last = Math.max(first, batch.at(-1)?.id ?? 0)
    this.#newest = last
    if (fresh.length === 0 && leftOut === 0) return
    const kept = sample(fresh, this.#limits.batch)
    const count = leftOut + fresh.length - kept.length
    const gap: Gap[] = count > 0 ? [{ kind: 'gap', count, after: first, before: last + 1 }] : []
    // The gap stands behind the rows that it is between.
    const items = [...kept.toReversed(), ...gap]
    if (this.#isHeld) this.#wait(items)
    else this.#show([...items, ...this.#view.items])
  }

  /**
   * Takes what was fetched, in any order.
   * @param isEnd whether there are none before them
   */
  merge(rows: readonly Row[], isEnd = false): void {
    this.#merge(rows, this.#view.items)
    if (isEnd) this.#view = { ...this.#view, isCut: false }
  }

  /** Takes the rows that a gap stood for. So many of them are gone: the oldest, which the log forgets first. */
  fill(gap: Gap, rows: readonly Row[], gone: number): void {
    const rest = this.#view.items.filter((item) => item !== gap)
    const before = Math.min(gap.before, ...rows.map(({ id }) => id))
    this.#merge(rows, gone > 0 ? [...rest, { ...gap, before, count: gone, isGone: true }] : rest)
  }

  /** Lets the list stand still; what comes meanwhile waits. */
  hold(): void {
    this.#isHeld = true
  }

  /** Shows what waited, and goes on. */
  release(): void {
    this.#isHeld = false
    if (this.#waiting.length === 0) return
    const waited = this.#waiting
    this.#waiting = []
    this.#show([...waited, ...this.#view.items])
  }

  #change(rows: readonly Row[]): void {
    if (rows.length === 0) return
    for (const { id } of rows) this.#ahead.delete(id)
    const changed = new Map(rows.map((row) => [row.id, row]))
    const change = (item: Item): Item => (isRow(item) && changed.get(item.id)) || item
    this.#waiting = this.#waiting.map(change)
    this.#view = { ...this.#view, items: this.#view.items.map(change) }
  }

  #merge(rows: readonly Row[], into: readonly Item[]): void {
    const known = new Set([...into, ...this.#waiting].filter(isRow).map(({ id }) => id))
    const fresh = rows.filter(({ id }) => !known.has(id))
    for (const { id } of fresh) if (id > this.#newest) this.#ahead.add(id)
    this.#view = { ...this.#view, items: inOrder([...into, ...fresh]) }
  }

  #show(items: readonly Item[]): void {
    const isCut = this.#view.isCut || items.length > this.#limits.items
    const ordered = this.#ahead.size > 0 ? inOrder(items) : items
    this.#view = { items: ordered.slice(0, this.#limits.items), waiting: 0, isCut }
  }

  #wait(items: readonly Item[]): void {
    this.#waiting = withinLimit([...items, ...this.#waiting], this.#limits.waiting)
    this.#view = { ...this.#view, waiting: countOf(this.#waiting) }
  }
}
