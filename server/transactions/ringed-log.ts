// The log at work: rings in memory in front, the file behind, a writer from the one to the other, and who is told.
import type { Transaction, TransactionFilter, TransactionPage } from '../../core/api/index.ts'
import { messageOf } from '../../core/index.ts'
import type { RecordedExchange } from '../../core/trace/index.ts'
import { Reader } from './reader.ts'
import { type ReplayableRequest, toReplayable } from './replayable.ts'
import { Ring, type RingOwner } from './ring.ts'
import { BATCH_MS, Subscribers } from './subscribers.ts'
import type {
  LogMetrics,
  TransactionListener,
  TransactionLog,
  TransactionLogOptions,
} from './transaction-log.ts'
import type { TransactionStore } from './transaction-store.ts'
import { Writer } from './writer.ts'

const DEFAULT_BODY_BYTES = 64 * 1024
const DEFAULT_FLUSH_MS = 250
/** How many are deleted in one go. */
const TRIM_ROWS = 500
/** What happens after an answer is written at most so often. */
const AMEND_MS = 250
/** And for so long at a time: thousands of connections may change at once. */
const AMEND_WORK_MS = 25

interface Amendment {
  readonly deploymentId: string
  readonly exchange: RecordedExchange
}

export class RingedTransactionLog implements TransactionLog, RingOwner {
  readonly #store: TransactionStore
  readonly #reader: Reader
  readonly #writer: Writer
  readonly #subscribers: Subscribers
  readonly #rings = new Map<string, Ring>()
  readonly #maxAgeMs: number
  readonly #onProblem: (message: string) => void
  readonly now: () => number
  #lastId: number
  #isClosed = false
  readonly #amendments = new Map<number, Amendment>()
  #amending: ReturnType<typeof setTimeout> | undefined
  /** Of the rings that are forgotten. */
  #recorded = 0
  #overwritten = 0
  #dropped = 0

  constructor(store: TransactionStore, options: TransactionLogOptions) {
    const { flushMs = DEFAULT_FLUSH_MS, bodyBytes = DEFAULT_BODY_BYTES, onProblem } = options
    this.now = options.now ?? Date.now
    this.#maxAgeMs = options.maxAgeMs
    this.#onProblem = onProblem
    this.#store = store
    this.#lastId = store.lastId()
    this.#subscribers = new Subscribers(onProblem)
    this.#reader = new Reader({ rings: this.#rings, store, bodyBytes })
    this.#writer = new Writer({
      store,
      bodyBytes,
      delayMs: () => (this.#subscribers.isEmpty ? flushMs : Math.min(flushMs, BATCH_MS)),
      tell: (...told) => this.#subscribers.tell(...told),
      onProblem,
    })
  }

  nextId(time: number): number {
    this.#lastId = Math.max(this.#lastId + 1, time * 1_000)
    return this.#lastId
  }

  wake(ring: Ring): void {
    this.#writer.wake(ring)
  }

  weigh(bytes: number): void {
    this.#writer.weigh(bytes)
  }

  amend(deploymentId: string, id: number, exchange: RecordedExchange): void {
    this.#amendments.set(id, { deploymentId, exchange })
    this.#amendSoon()
  }

  #amendSoon(): void {
    if (this.#amending || this.#isClosed) return
    this.#amending = setTimeout(() => this.#amend(AMEND_WORK_MS), AMEND_MS)
    this.#amending.unref()
  }

  /**
   * Writes transactions once more that have changed since they were written, those first that wait longest; what is
   * gone stays gone.
   */
  #amend(mostMs = Number.POSITIVE_INFINITY): void {
    clearTimeout(this.#amending)
    this.#amending = undefined
    const started = performance.now()
    for (const [id, { deploymentId, exchange }] of this.#amendments) {
      if (performance.now() - started > mostMs) {
        this.#amendSoon()
        return
      }
      this.#amendments.delete(id)
      const transaction = this.describe(exchange, id)
      try {
        if (this.#store.replace(deploymentId, transaction))
          this.#subscribers.tell(deploymentId, [], 0, [transaction])
      } catch (error) {
        this.#onProblem(`The log of requests can't be written: ${messageOf(error)}`)
      }
    }
  }

  ring(deploymentId: string, capacity: number): Ring {
    const known = this.#rings.get(deploymentId)
    if (known) {
      known.resize(capacity)
      return known
    }
    const ring = new Ring(deploymentId, capacity, this)
    this.#rings.set(deploymentId, ring)
    // What was kept before goes.
    if (capacity === 0) this.wake(ring)
    return ring
  }

  list(deploymentId: string, filter: TransactionFilter = {}): TransactionPage {
    return this.#reader.list(deploymentId, filter)
  }

  get(deploymentId: string, id: number): Transaction | undefined {
    return this.#reader.get(deploymentId, id)
  }

  since(deploymentId: string, id: number, limit: number): Transaction[] {
    return this.#reader.since(deploymentId, id, limit)
  }

  request(deploymentId: string, id: number): ReplayableRequest | undefined {
    const transaction = this.get(deploymentId, id)
    return transaction && toReplayable(transaction)
  }

  describe(exchange: RecordedExchange, id = 0): Transaction {
    const time = id === 0 ? this.now() : Math.floor(id / 1_000)
    return this.#reader.describe({ exchange, id, time })
  }

  subscribe(deploymentId: string, listener: TransactionListener): () => void {
    return this.#subscribers.add(deploymentId, listener)
  }

  clear(deploymentId: string): void {
    const ring = this.#rings.get(deploymentId)
    ring?.take(ring.size)
    this.#store.clear(deploymentId)
  }

  forget(deploymentId: string): void {
    const ring = this.#rings.get(deploymentId)
    if (!ring) return
    this.#writer.flush(ring)
    this.#store.forget(deploymentId)
    this.#rings.delete(deploymentId)
    const { recorded, overwritten, dropped } = ring.counts
    this.#recorded += recorded
    this.#overwritten += overwritten
    this.#dropped += dropped
  }

  async trim(): Promise<void> {
    if (this.#maxAgeMs === 0) return
    // An id is never smaller than its time.
    const oldest = (this.now() - this.#maxAgeMs) * 1_000
    try {
      while (!this.#isClosed && this.#store.deleteBelow(oldest, TRIM_ROWS) === TRIM_ROWS)
        await new Promise((resolve) => setImmediate(resolve))
    } catch (error) {
      this.#onProblem(`Old entries of the log of requests can't be deleted: ${messageOf(error)}`)
    }
  }

  flush(): void {
    this.#writer.flush()
    this.#amend()
  }

  close(): void {
    if (this.#isClosed) return
    this.flush()
    this.#isClosed = true
    this.#writer.close()
    this.#subscribers.close()
    this.#store.close()
  }

  metrics(): LogMetrics {
    const rings = [...this.#rings.values()]
    const total = (read: (ring: Ring) => number) => rings.reduce((sum, ring) => sum + read(ring), 0)
    const { written, dropped } = this.#writer.counts
    return {
      recorded: this.#recorded + total(({ counts }) => counts.recorded),
      written,
      overwritten: this.#overwritten + total(({ counts }) => counts.overwritten),
      dropped: this.#dropped + dropped + total(({ counts }) => counts.dropped),
      queued: total(({ size }) => size),
    }
  }
}
