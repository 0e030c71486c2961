// The log of transactions as the server's parts see it.
import type { Transaction, TransactionFilter, TransactionPage } from '../../core/api/index.ts'
import type { RecordedExchange } from '../../core/trace/index.ts'
import type { ReplayableRequest } from './replayable.ts'
import type { Ring } from './ring.ts'

export interface TransactionLog {
  /** Where the requests of a deployment are recorded: always the same ring, until it is forgotten. */
  ring(deploymentId: string, capacity: number): Ring
  /** Newest first, also what is not in the file yet. */
  list(deploymentId: string, filter?: TransactionFilter): TransactionPage
  get(deploymentId: string, id: number): Transaction | undefined
  /** An exchange as a transaction, whether it is recorded or not; `id` is what `record` gave, 0 where nothing did. */
  describe(exchange: RecordedExchange, id?: number): Transaction
  /** A transaction's request, to be sent once more. */
  request(deploymentId: string, id: number): ReplayableRequest | undefined
  /** Those with a greater id, oldest first. */
  since(deploymentId: string, id: number, limit: number): Transaction[]
  /**
   * Tells of new transactions, oldest first, at most every 100 ms; gives what ends that. One that `since` gave already
   * may be told once more.
   */
  subscribe(deploymentId: string, listener: TransactionListener): () => void
  /** Forgets the transactions of a deployment. */
  clear(deploymentId: string): void
  /** Writes what waits of a deployment, and lets go of its ring. */
  forget(deploymentId: string): void
  /** Forgets what is older than it may be, a little at a time. */
  trim(): Promise<void>
  /** Writes everything that waits. */
  flush(): void
  /** Writes everything that waits, and closes the file. */
  close(): void
  metrics(): LogMetrics
}

/** @param missed how many before them came too fast to be told */
export type TransactionListener = (
  transactions: Transaction[],
  missed: number,
  updates: Transaction[],
) => void

export interface LogMetrics {
  readonly recorded: number
  readonly written: number
  /** Gave way to newer ones before they were written, as no more are kept. */
  readonly overwritten: number
  /** Lost: the file could not be written, or not fast enough. */
  readonly dropped: number
  /** Waiting to be written. */
  readonly queued: number
}

export interface TransactionLogOptions {
  readonly file: string
  /** How long transactions are kept; 0 keeps them until newer ones take their place. */
  readonly maxAgeMs: number
  /** Bytes of a body that are kept; default 64 KiB. */
  readonly bodyBytes?: number
  /** How long entries may wait to be written; default 250. */
  readonly flushMs?: number
  readonly now?: () => number
  /** Told once where the file can't be written, and again only after it could be. */
  readonly onProblem: (message: string) => void
}
