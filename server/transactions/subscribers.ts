// Who is told of new transactions: in batches, so that a flood of requests is no flood of messages.
import type { Transaction } from '../../core/api/index.ts'
import { messageOf } from '../../core/index.ts'
import type { TransactionListener } from './transaction-log.ts'

/** The least time from one batch to the next. */
export const BATCH_MS = 100

interface Told {
  readonly transactions: Transaction[]
  /** How many before them nobody saw. */
  missed: number
  /** Those that were told before, and have changed. */
  readonly updates: Transaction[]
}

export class Subscribers {
  readonly #onProblem: (message: string) => void
  readonly #listeners = new Map<string, Set<TransactionListener>>()
  readonly #batches = new Map<string, Told>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(onProblem: (message: string) => void) {
    this.#onProblem = onProblem
  }

  get isEmpty(): boolean {
    return this.#listeners.size === 0
  }

  add(deploymentId: string, listener: TransactionListener): () => void {
    const listeners = this.#listeners.get(deploymentId) ?? new Set()
    listeners.add(listener)
    this.#listeners.set(deploymentId, listeners)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(deploymentId) === listeners)
        this.#listeners.delete(deploymentId)
    }
  }

  tell(
    deploymentId: string,
    transactions: readonly Transaction[],
    missed = 0,
    updates: readonly Transaction[] = [],
  ): void {
    if (!this.#listeners.has(deploymentId)) return
    const batch = this.#batches.get(deploymentId) ?? { transactions: [], missed: 0, updates: [] }
    this.#batches.set(deploymentId, batch)
    batch.transactions.push(...transactions)
    batch.updates.push(...updates)
    batch.missed += missed
    if (this.#timer === undefined) this.#deliverIn(0)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#listeners.clear()
    this.#batches.clear()
  }

  #deliverIn(ms: number): void {
    this.#timer = setTimeout(() => this.#deliver(), ms)
    this.#timer.unref()
  }

  /** Hands out what there is, and goes on as long as there was something. */
  #deliver(): void {
    this.#timer = undefined
    if (this.#batches.size === 0) return
    const batches = [...this.#batches]
    this.#batches.clear()
    this.#deliverIn(BATCH_MS)
    for (const [deploymentId, batch] of batches)
      for (const listener of this.#listeners.get(deploymentId) ?? []) this.#call(listener, batch)
  }

  #call(listener: TransactionListener, { transactions, missed, updates }: Told): void {
    try {
      listener(transactions, missed, updates)
    } catch (error) {
      this.#onProblem(`Someone who follows the log of requests failed: ${messageOf(error)}`)
    }
  }
}
