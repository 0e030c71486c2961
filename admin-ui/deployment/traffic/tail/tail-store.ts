// The transactions of a deployment for a screen: what was there, what comes, and what is loaded on demand.
import type { MockhostClient, Transaction } from '../../../../sdk/client/index.ts'
import { createMatcher, isFiltering, type TrafficFilter } from '../filter/traffic-filter.ts'
import { History, type HistoryPage } from './history.ts'
import { nextFrame } from './next-frame.ts'
import type { Rate } from './rate.ts'
import type { Gap } from './row.ts'
import { TailFeed } from './tail-feed.ts'
import { TailList } from './tail-list.ts'
import { FRESH, type TailSnapshot } from './tail-snapshot.ts'

export interface TailStoreOptions {
  readonly client: MockhostClient
  /** Of the deployment. */
  readonly name: string
  readonly filter?: TrafficFilter
  readonly schedule?: (flush: () => void) => void
  /** Told of each transaction that comes. */
  readonly onTransaction?: (transaction: Transaction) => void
}

export class TailStore {
  readonly #options: TailStoreOptions
  readonly #history: History
  readonly #list = new TailList()
  readonly #feed: TailFeed
  readonly #listeners = new Set<() => void>()
  #filter: TrafficFilter
  #isStarted = false
  #snapshot: TailSnapshot
  /** Counts the lists: what was asked for one of them is not for the next. */
  #generation = 0

  constructor(options: TailStoreOptions) {
    const { client, name, filter = {}, schedule = nextFrame } = options
    this.#options = options
    this.#history = new History(client, name)
    this.#filter = filter
    this.#feed = new TailFeed({ list: this.#list, schedule, onChange: () => this.#change() })
    this.#feed.matches = createMatcher(filter)
    this.#snapshot = { ...FRESH, ...this.#list.view }
  }

  /** Another object after each change. */
  get snapshot(): TailSnapshot {
    return this.#snapshot
  }

  get rate(): Rate {
    return this.#feed.rate
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Loads what was there and follows what comes, until the signal; started again, it goes on where it ended. */
  async start(signal: AbortSignal): Promise<void> {
    this.#change({ connection: 'connecting', error: undefined })
    try {
      const after = this.#isStarted ? this.#list.newest : await this.#history.newest()
      if (signal.aborted) return
      this.#list.begin(after)
      const isFirst = !this.#isStarted
      this.#isStarted = true
      await Promise.all([isFirst ? this.#load() : undefined, this.#follow(signal, after)])
    } catch (error) {
      if (!signal.aborted) this.#change({ connection: 'ended', error })
    }
  }

  /** Begins another list: of those that pass the filter. */
  async refilter(filter: TrafficFilter): Promise<void> {
    this.#filter = filter
    this.#feed.matches = createMatcher(filter)
    this.#generation++
    this.#list.keep(this.#feed.matches)
    this.#beginAnew(this.#list.view.items.length > 0)
    if (this.#isStarted) await this.#loadInstead()
  }

  /** Shows nothing of what was there before: the log was emptied. */
  forget(): void {
    this.#generation++
    this.#list.clear()
    this.#beginAnew(true)
  }

  setPaused(isPaused: boolean): void {
    this.#hold({ isPaused })
  }

  setHeld(isHeld: boolean): void {
    this.#hold({ isHeld })
  }

  async loadOlder(): Promise<void> {
    const { hasOlder, isLoadingOlder, items } = this.#snapshot
    if (!hasOlder || isLoadingOlder) return
    const oldest = items.findLast((item) => item.kind === 'row')
    this.#change({ isLoadingOlder: true })
    await this.#load(oldest?.kind === 'row' ? oldest.id : undefined)
    this.#change({ isLoadingOlder: false })
  }

  /** Puts in place of a gap what the log still has of it. */
  async fill(gap: Gap): Promise<void> {
    const generation = this.#generation
    const rows = await this.#history.within(gap, this.#filter)
    if (generation !== this.#generation) return
    // Of those that the server left out it is not known which would have passed the filter.
    const gone = isFiltering(this.#filter) ? 0 : Math.max(0, gap.count - rows.length)
    this.#list.fill(gap, rows, gone)
    this.#change()
  }

  async #follow(signal: AbortSignal, after: number): Promise<void> {
    const { client, name, onTransaction } = this.#options
    const told = client.follow(name, {
      after,
      signal,
      onConnected: () => this.#change({ connection: 'live', error: undefined }),
      onInterrupted: (error) => this.#change({ connection: 'interrupted', error }),
      onGap: (dropped) => this.#feed.skip(dropped),
    })
    for await (const transaction of told) {
      this.#feed.push(transaction)
      onTransaction?.(transaction)
    }
  }

  #load(before?: number): Promise<void> {
    return this.#take(before, ({ rows, isEnd }) => this.#list.merge(rows, isEnd))
  }

  /** The newest, in place of what was kept of another list. */
  #loadInstead(): Promise<void> {
    const since = this.#list.newest
    return this.#take(undefined, ({ rows, isEnd }) => this.#list.replace(rows, isEnd, since))
  }

  async #take(before: number | undefined, take: (page: HistoryPage) => void): Promise<void> {
    const generation = this.#generation
    try {
      const page = await this.#history.page(this.#filter, before)
      if (generation !== this.#generation) return
      const { isEnd } = page
      take(page)
      this.#change({ isLoaded: true, hasOlder: !isEnd })
    } catch (error) {
      if (generation === this.#generation) this.#change({ isLoaded: true, error })
    }
  }

  /** Another list begins at its top. */
  #beginAnew(isLoaded: boolean): void {
    this.#hold({ isHeld: false })
    this.#change({ isLoaded, isLoadingOlder: false, hasOlder: false, error: undefined })
  }

  #hold(change: Partial<Pick<TailSnapshot, 'isPaused' | 'isHeld'>>): void {
    const { isPaused, isHeld } = { ...this.#snapshot, ...change }
    if (isPaused === this.#snapshot.isPaused && isHeld === this.#snapshot.isHeld) return
    if (isPaused || isHeld) this.#list.hold()
    else this.#list.release()
    this.#change({ isPaused, isHeld })
  }

  #change(change: Partial<TailSnapshot> = {}): void {
    const { view } = this.#list
    const { received } = this.#feed
    const hasOlder = change.hasOlder ?? this.#snapshot.hasOlder
    this.#snapshot = { ...this.#snapshot, received, ...change, ...view }
    // What fell off the end can be loaded again.
    this.#snapshot = { ...this.#snapshot, hasOlder: hasOlder || view.isCut }
    for (const listener of this.#listeners) listener()
  }
}
