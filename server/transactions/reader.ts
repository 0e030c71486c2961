// Reads the transactions of a deployment: those that wait in memory and those in the file, as one list.
import type { Transaction, TransactionFilter, TransactionPage } from '../../core/api/index.ts'
import { describeTransaction, type RecordedExchange } from '../../core/trace/index.ts'
import { compileFilter } from './filter.ts'
import type { Entry, Ring } from './ring.ts'
import type { TransactionStore } from './transaction-store.ts'

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 200

export interface ReaderParts {
  readonly rings: ReadonlyMap<string, Ring>
  readonly store: TransactionStore
  /** How much of a body is kept. */
  readonly bodyBytes: number
}

export class Reader {
  readonly #parts: ReaderParts

  constructor(parts: ReaderParts) {
    this.#parts = parts
  }

  list(deploymentId: string, filter: TransactionFilter): TransactionPage {
    const limit = Math.min(filter.limit ?? DEFAULT_LIMIT, MAX_LIMIT)
    const compiled = compileFilter(filter)
    // One more tells whether there are more.
    const newest = this.#waiting(deploymentId)
      .filter(compiled.matches)
      .reverse()
      .slice(0, limit + 1)
    const older = this.#parts.store.list(deploymentId, compiled, limit + 1 - newest.length)
    const found = [...newest.map((entry) => this.describe(entry)), ...older]
    const transactions = found.slice(0, limit)
    return { transactions, cursor: found.length > limit ? (transactions.at(-1)?.id ?? null) : null }
  }

  get(deploymentId: string, id: number): Transaction | undefined {
    const entry = this.#waiting(deploymentId).find((candidate) => candidate.id === id)
    return entry ? this.describe(entry) : this.#parts.store.get(deploymentId, id)
  }

  since(deploymentId: string, id: number, limit: number): Transaction[] {
    const older = this.#parts.store.since(deploymentId, id, limit)
    const newer = this.#waiting(deploymentId)
      .filter((entry) => entry.id > id)
      .slice(0, limit - older.length)
    return [...older, ...newer.map((entry) => this.describe(entry))]
  }

  describe({ exchange, id, time }: { exchange: RecordedExchange; id: number; time: number }) {
    const { bodyBytes } = this.#parts
    return describeTransaction(exchange, { id, time, bodyBytes, redacts: true })
  }

  #waiting(deploymentId: string): Entry[] {
    return this.#parts.rings.get(deploymentId)?.waiting() ?? []
  }
}
