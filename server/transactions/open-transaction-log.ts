// Opens the log of transactions: rings in memory in front, the file behind, and readers that see both as one.
import type { Transaction, TransactionFilter, TransactionPage } from '../../core/api/index.ts'
import { messageOf } from '../../core/index.ts'
import { type Database, migrate, openDatabase } from '../storage/index.ts'
import { compileFilter } from './filter.ts'
import type { RecordedExchange } from './recorded.ts'
import { type ReplayableRequest, toReplayable } from './replayable.ts'
import { type Entry, Ring, type RingOwner } from './ring.ts'
import { BATCH_MS, Subscribers } from './subscribers.ts'
import { logMigrations } from './tables.ts'
import { DEFAULT_BODY_BYTES, toTransaction } from './to-transaction.ts'
import type {
  LogMetrics,
  TransactionListener,
  TransactionLog,
  TransactionLogOptions,
} from './transaction-log.ts'
import { TransactionStore } from './transaction-store.ts'
import { Writer } from './writer.ts'

const DEFAULT_FLUSH_MS = 250
const DEFAULT_LIMIT = 50
const MAX_LIMIT = 200
/** How many are deleted in one go. */
const TRIM_ROWS = 500

/** @throws where the file is damaged, comes from a newer version or can't be written; the message says what to do */
export async function openTransactionLog(options: TransactionLogOptions): Promise<TransactionLog> {
  const { file } = options
  let database: Database | undefined
  try {
    database = await openDatabase(file, { durability: 'normal' })
    migrate(database, logMigrations)
    return new SqliteTransactionLog(new TransactionStore(database), options)
  } catch (error) {
    database?.close()
    throw new Error(whyNotOpened(file, error), { cause: error })
  }
}

function whyNotOpened(file: string, error: unknown): string {
  const reason = `The log of requests ${file} can't be opened: ${messageOf(error)}.`
  const { code = '' } = error as { code?: string }
  return /^SQLITE_(NOTADB|CORRUPT)/.test(code)
    ? `${reason} It holds the requests of the past and nothing else: move it away, and a new one is made.`
    : reason
}

class SqliteTransactionLog implements TransactionLog, RingOwner {
  readonly #store: TransactionStore
  readonly #writer: Writer
  readonly #subscribers: Subscribers
  readonly #rings = new Map<string, Ring>()
  readonly #bodyBytes: number
  readonly #maxAgeMs: number
  readonly #onProblem: (message: string) => void
  readonly now: () => number
  #lastId: number
  #isClosed = false
  /** Of the rings that are forgotten. */
  #recorded = 0
  #overwritten = 0
  #dropped = 0

  constructor(store: TransactionStore, options: TransactionLogOptions) {
    const { flushMs = DEFAULT_FLUSH_MS, onProblem } = options
    this.now = options.now ?? Date.now
    this.#bodyBytes = options.bodyBytes ?? DEFAULT_BODY_BYTES
    this.#maxAgeMs = options.maxAgeMs
    this.#onProblem = onProblem
    this.#store = store
    this.#lastId = store.lastId()
    this.#subscribers = new Subscribers(onProblem)
    this.#writer = new Writer({
      store,
      bodyBytes: this.#bodyBytes,
      delayMs: () => (this.#subscribers.isEmpty ? flushMs : Math.min(flushMs, BATCH_MS)),
      tell: (deploymentId, transactions) => this.#subscribers.tell(deploymentId, transactions),
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
    const limit = Math.min(filter.limit ?? DEFAULT_LIMIT, MAX_LIMIT)
    const compiled = compileFilter(filter)
    // One more tells whether there are more.
    const newest = this.#waiting(deploymentId)
      .filter(compiled.matches)
      .reverse()
      .slice(0, limit + 1)
      .map((entry) => this.#toTransaction(entry))
    const older = this.#store.list(deploymentId, compiled, limit + 1 - newest.length)
    const found = [...newest, ...older]
    const transactions = found.slice(0, limit)
    return { transactions, cursor: found.length > limit ? (transactions.at(-1)?.id ?? null) : null }
  }

  get(deploymentId: string, id: number): Transaction | undefined {
    const entry = this.#waiting(deploymentId).find((candidate) => candidate.id === id)
    return entry ? this.#toTransaction(entry) : this.#store.get(deploymentId, id)
  }

  describe(exchange: RecordedExchange, id = 0): Transaction {
    const time = id === 0 ? this.now() : Math.floor(id / 1_000)
    return this.#toTransaction({ exchange, id, time })
  }

  request(deploymentId: string, id: number): ReplayableRequest | undefined {
    const transaction = this.get(deploymentId, id)
    return transaction && toReplayable(transaction)
  }

  since(deploymentId: string, id: number, limit: number): Transaction[] {
    const older = this.#store.since(deploymentId, id, limit)
    const newer = this.#waiting(deploymentId)
      .filter((entry) => entry.id > id)
      .slice(0, limit - older.length)
    return [...older, ...newer.map((entry) => this.#toTransaction(entry))]
  }

  #waiting(deploymentId: string): Entry[] {
    return this.#rings.get(deploymentId)?.waiting() ?? []
  }

  #toTransaction({ exchange, id, time }: Omit<Entry, 'weight'>): Transaction {
    return toTransaction(exchange, { id, time, bodyBytes: this.#bodyBytes })
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
