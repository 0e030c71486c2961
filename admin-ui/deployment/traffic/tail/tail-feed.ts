// Between the stream of transactions and the list: what comes is taken once per frame, however fast it comes.
import type { Transaction } from '../../../../sdk/client/index.ts'
import { Rate } from './rate.ts'
import { type Row, toRow } from './row.ts'
import type { TailList } from './tail-list.ts'

export interface FeedOptions {
  readonly list: TailList
  /** Calls back before the next frame is drawn. */
  readonly schedule: (flush: () => void) => void
  /** Told after each change of the list. */
  readonly onChange: () => void
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** More than this are not kept until the next frame, which may be long in coming in a tab that is hidden. */
const MOST_PENDING = 5_000

export class TailFeed {
  readonly rate = new Rate()
  /** Which rows are for the list. */
  matches: (row: Row) => boolean = () => true
  readonly #options: FeedOptions
  readonly #now: () => number
  #pending: Row[] = []
  #leftOut = 0
  #received = 0
  #isScheduled = false

  constructor(options: FeedOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
  }

  /** All that came, whether the list has them or not. */
  get received(): number {
    return this.#received
  }

  push(transaction: Transaction): void {
    this.#count(1)
    this.#pending.push(toRow(transaction))
    if (this.#pending.length > MOST_PENDING) this.#drop()
    this.#schedule()
  }

  /** Notes those that the server left out. */
  skip(count: number): void {
    this.#count(count)
    this.#leftOut += count
    this.#schedule()
  }

  #drop(): void {
    const dropped = this.#pending.splice(0, MOST_PENDING / 2)
    this.#leftOut += dropped.filter(this.matches).length
  }

  #count(count: number): void {
    this.#received += count
    this.rate.add(count, this.#now())
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#options.schedule(() => this.#flush())
  }

  #flush(): void {
    this.#isScheduled = false
    const batch = this.#pending.filter(this.matches)
    const leftOut = this.#leftOut
    this.#pending = []
    this.#leftOut = 0
    this.#options.list.add(batch, leftOut)
    this.#options.onChange()
  }
}
