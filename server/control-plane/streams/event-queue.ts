// Events that wait for a client to take them: a bounded queue that says what it had to drop.
import type { Transaction } from '../../../core/api/index.ts'

const MAX_EVENTS = 1_000
const MAX_CHARS = 4 * 1024 * 1024

export class EventQueue {
  /** The id of the newest event that was put in. */
  #last: number
  #texts: string[] = []
  #chars = 0
  #dropped = 0

  constructor(last: number) {
    this.#last = last
  }

  get last(): number {
    return this.#last
  }

  /** Those that were put in before are left out. */
  put(transactions: readonly Transaction[]): void {
    for (const transaction of transactions) {
      if (transaction.id <= this.#last) continue
      this.#add(eventText(transaction))
      this.#last = transaction.id
    }
  }

  /** Tells those once more that have changed since they were put in. */
  update(transactions: readonly Transaction[]): void {
    for (const transaction of transactions)
      if (transaction.id <= this.#last) this.#add(updateText(transaction))
  }

  #add(text: string): void {
    if (this.#texts.length >= MAX_EVENTS || this.#chars + text.length > MAX_CHARS) this.#drop()
    this.#texts.push(text)
    this.#chars += text.length
  }

  /** Notes so many that can't be put in any more. */
  miss(count: number): void {
    this.#dropped += count
  }

  /** Everything that waits, as one text; empty for nothing. */
  take(): string {
    const gap = this.#dropped > 0 ? `event: gap\ndata: {"dropped":${this.#dropped}}\n\n` : ''
    const text = gap + this.#texts.join('')
    this.#clear()
    this.#dropped = 0
    return text
  }

  #drop(): void {
    this.#dropped += this.#texts.length
    this.#clear()
  }

  #clear(): void {
    this.#texts = []
    this.#chars = 0
  }
}

// JSON.stringify writes no line breaks, so a transaction is one line of data.
const eventText = (transaction: Transaction): string =>
  `id: ${transaction.id}\nevent: transaction\ndata: ${JSON.stringify(transaction)}\n\n`

/** Without an id: who connects again goes on behind the newest. */
const updateText = (transaction: Transaction): string =>
  `event: update\ndata: ${JSON.stringify(transaction)}\n\n`
