// A deployment's transactions as server-sent events: those behind an id, then each as it happens.
// A client that reads slowly is told how many it missed (`event: gap`) and goes on with the newest.
import type { Transaction } from '../../../core/api/index.ts'
import { EventQueue } from './event-queue.ts'
import { type EventFeed, type StreamOptions, serverEvents } from './server-events.ts'

/** What the log is asked for events. */
export interface EventSource {
  subscribe(
    deploymentId: string,
    listener: (
      transactions: Transaction[],
      missed: number,
      updates?: readonly Transaction[],
    ) => void,
  ): () => void
  /** Oldest first. */
  since(deploymentId: string, id: number, limit: number): Transaction[]
}

export interface TransactionEventsOptions extends StreamOptions {
  readonly log: EventSource
  /** Begin behind the transaction with this id. */
  readonly after: number
}

/** How many old transactions are read at once. */
const PAGE = 100

export const transactionEvents = (options: TransactionEventsOptions): ReadableStream<Uint8Array> =>
  serverEvents(new TransactionFeed(options), options)

class TransactionFeed implements EventFeed {
  readonly #options: TransactionEventsOptions
  readonly #queue: EventQueue
  /** Whether older ones are still to be read from the log. */
  #isBehind = true
  #wake: () => void = () => {}

  constructor(options: TransactionEventsOptions) {
    this.#options = options
    this.#queue = new EventQueue(options.after)
  }

  open(wake: () => void): () => void {
    const { log, deploymentId } = this.#options
    this.#wake = wake
    return log.subscribe(deploymentId, (transactions, missed, updates) =>
      this.#receive(transactions, missed, updates),
    )
  }

  take(): string {
    if (this.#isBehind) this.#catchUp()
    return this.#queue.take()
  }

  #catchUp(): void {
    const { log, deploymentId } = this.#options
    const page = log.since(deploymentId, this.#queue.last, PAGE)
    this.#queue.put(page)
    this.#isBehind = page.length === PAGE
  }

  #receive(
    transactions: Transaction[],
    missed: number,
    updates: readonly Transaction[] = [],
  ): void {
    this.#queue.miss(missed)
    // Who is behind will read them from the log.
    if (this.#isBehind) return
    this.#queue.put(transactions)
    this.#queue.update(updates)
    this.#wake()
  }
}
