// Writes what waits in rings into the file, a little at a time: never while a request is being answered, and only for a
// part of the time, whatever the traffic.
import type { Transaction } from '../../core/api/index.ts'
import { messageOf } from '../../core/index.ts'
import { describeTransaction } from '../../core/trace/index.ts'
import type { Entry, Ring } from './ring.ts'
import type { Batch, TransactionStore } from './transaction-store.ts'

/** How many are written in one go, which is as long as requests may have to wait for it: some milliseconds. */
const MAX_ROWS = 100
/** The same where bodies are long: no more are prepared after so long; writing them takes about twice as long. */
const MAX_PREPARING_MS = 2
/** How many are taken from one deployment before the next has its turn. */
const ROWS_A_TURN = 10
/** How many times as long as a go took the writer rests after it, so that it has at most a fifth of the time. */
const REST = 4
/** The same while requests come so fast that newer ones soon take the place of what is written. */
const OVERRUN_REST = 39
/** Bodies that may be held in memory before they are written at once, at whatever cost. */
const MAX_HELD_BYTES = 16 * 1024 * 1024

export interface WriterOptions {
  readonly store: TransactionStore
  readonly bodyBytes: number
  /** How long entries may wait before they are written. */
  delayMs(): number
  /** Told of what was written, or could not be, and of how many before them gave way unseen. */
  tell(deploymentId: string, transactions: readonly Transaction[], missed: number): void
  onProblem(message: string): void
}

export class Writer {
  readonly #options: WriterOptions
  readonly #waiting = new Set<Ring>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isHurried = false
  #isClosed = false
  /** What was told already and has not ended since. */
  readonly #told = new Set<'entry' | 'file'>()
  #heldBytes = 0
  #written = 0
  #dropped = 0

  constructor(options: WriterOptions) {
    this.#options = options
  }

  get counts(): { written: number; dropped: number } {
    return { written: this.#written, dropped: this.#dropped }
  }

  /** Notes that a ring has something to write, or to delete. */
  wake(ring: Ring): void {
    this.#waiting.add(ring)
    this.#schedule(this.#options.delayMs())
  }

  /** Notes that so much more is held in memory, or less. */
  weigh(bytes: number): void {
    this.#heldBytes += bytes
    if (this.#heldBytes > MAX_HELD_BYTES) this.#hurry()
  }

  /** Writes everything that waits, or that waits of one deployment. */
  flush(ring?: Ring): void {
    const rings = ring ? new Set([ring]) : this.#waiting
    if (ring) this.#waiting.delete(ring)
    while (rings.size > 0) this.#write(rings)
  }

  /** Stops writing. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  #schedule(ms: number): void {
    if (this.#isClosed || this.#timer || this.#isHurried) return
    this.#timer = setTimeout(() => this.#turn(), ms)
    // The log does not keep the process alive.
    this.#timer.unref()
  }

  #hurry(): void {
    if (this.#isClosed || this.#isHurried) return
    this.#isHurried = true
    clearTimeout(this.#timer)
    setImmediate(() => this.#turn())
  }

  #turn(): void {
    this.#timer = undefined
    this.#isHurried = false
    if (this.#isClosed) return
    const started = performance.now()
    const isOverrun = this.#write(this.#waiting)
    if (this.#waiting.size === 0) return
    const rest = isOverrun ? OVERRUN_REST : REST
    if (this.#heldBytes > MAX_HELD_BYTES) this.#hurry()
    else this.#schedule((performance.now() - started) * rest)
  }

  /**
   * Writes some of what waits in the rings, and takes those out that have no more.
   * @returns whether one of them was overrun
   */
  #write(rings: Set<Ring>): boolean {
    const batches: (Batch & { readonly missed: number })[] = []
    const end = performance.now() + MAX_PREPARING_MS
    let rows = 0
    let isOverrun = false
    // A ring that is put back stands behind the others, and comes again in the same go.
    for (const ring of rings) {
      if (rows >= MAX_ROWS || performance.now() > end) break
      isOverrun ||= ring.isOverrun
      const entries = ring.take(ROWS_A_TURN)
      rows += Math.max(1, entries.length)
      rings.delete(ring)
      if (ring.size > 0) rings.add(ring)
      const { deploymentId, capacity } = ring
      const missed = ring.takeMissed()
      batches.push({ deploymentId, capacity, transactions: this.#transactionsOf(entries), missed })
    }
    this.#store(batches)
    for (const { deploymentId, transactions, missed } of batches)
      if (transactions.length > 0) this.#options.tell(deploymentId, transactions, missed)
    return isOverrun
  }

  #transactionsOf(entries: readonly Entry[]): Transaction[] {
    const { bodyBytes } = this.#options
    return entries.flatMap(({ exchange, id, time }) => {
      try {
        return [describeTransaction(exchange, { id, time, bodyBytes, redacts: true })]
      } catch (error) {
        this.#drop(1, 'entry', `A request could not be logged: ${messageOf(error)}`)
        return []
      }
    })
  }

  #store(batches: readonly Batch[]): void {
    const count = batches.reduce((sum, { transactions }) => sum + transactions.length, 0)
    try {
      this.#options.store.write(batches)
      this.#written += count
      this.#told.delete('file')
    } catch (error) {
      this.#drop(count, 'file', `The log of requests can't be written: ${messageOf(error)}`)
    }
  }

  /** A loss is told when it begins. */
  #drop(count: number, what: 'entry' | 'file', message: string): void {
    this.#dropped += count
    if (this.#told.has(what)) return
    this.#told.add(what)
    this.#options.onProblem(`${message}. Requests go on being answered; what is lost is counted.`)
  }
}
