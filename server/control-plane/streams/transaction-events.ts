// A deployment's transactions as server-sent events: those behind an id, then each as it happens.
// A client that reads slowly is told how many it missed (`event: gap`) and goes on with the newest.
import type { Transaction } from '../../../core/api/index.ts'
import { EventQueue } from './event-queue.ts'
import type { OpenStreams } from './open-streams.ts'

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

export interface TransactionEventsOptions {
  readonly log: EventSource
  readonly deploymentId: string
  /** Begin behind the transaction with this id. */
  readonly after: number
  readonly streams: OpenStreams
  /** Asked now and then: a stream does not outlive the key that opened it. */
  isStillAllowed(): boolean
  readonly keepAliveMs?: number
}

const KEEP_ALIVE_MS = 15_000
/** How many old transactions are read at once. */
const PAGE = 100
/** Makes clients come back soon after a restart, and sends the headers at once. */
const OPENING = 'retry: 1000\n: connected\n\n'
const KEEP_ALIVE = ': still here\n\n'

export function transactionEvents(options: TransactionEventsOptions): ReadableStream<Uint8Array> {
  const events = new TransactionEvents(options)
  return new ReadableStream(
    {
      start: () => events.open(),
      pull: (controller) => events.pull(controller),
      cancel: () => events.close(),
    },
    { highWaterMark: 1 },
  )
}

class TransactionEvents {
  readonly #options: TransactionEventsOptions
  readonly #queue: EventQueue
  readonly #encoder = new TextEncoder()
  /** Sent before the events. */
  #notice = OPENING
  /** Whether older ones are still to be read from the log. */
  #isBehind = true
  #isOpen = true
  #wake: () => void = () => {}
  #release: () => void = () => {}

  constructor(options: TransactionEventsOptions) {
    this.#options = options
    this.#queue = new EventQueue(options.after)
  }

  open(): void {
    const { log, deploymentId, streams, keepAliveMs = KEEP_ALIVE_MS } = this.#options
    const unsubscribe = log.subscribe(deploymentId, (transactions, missed, updates) =>
      this.#receive(transactions, missed, updates),
    )
    const forget = streams.add(deploymentId, () => this.close())
    const timer = setInterval(() => this.#keepAlive(), keepAliveMs)
    timer.unref()
    this.#release = () => {
      unsubscribe()
      forget()
      clearInterval(timer)
    }
  }

  /** Called when the client can take more; waits until there is something, or nothing more to come. */
  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    try {
      await this.#send(controller)
    } catch (error) {
      // The stream is broken now, and nobody will cancel it.
      this.close()
      throw error
    }
  }

  async #send(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    for (;;) {
      const text = this.#next()
      if (text !== '') return controller.enqueue(this.#encoder.encode(text))
      if (!this.#isOpen) return closeQuietly(controller)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  close(): void {
    this.#isOpen = false
    this.#release()
    this.#wake()
  }

  #next(): string {
    if (!this.#isOpen) return ''
    if (this.#isBehind) this.#catchUp()
    const text = this.#notice + this.#queue.take()
    this.#notice = ''
    return text
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

  #keepAlive(): void {
    if (this.#options.isStillAllowed()) {
      this.#notice = KEEP_ALIVE
      this.#wake()
    } else this.close()
  }
}

/** A client that has gone away has closed the stream already. */
function closeQuietly(controller: ReadableStreamDefaultController<Uint8Array>): void {
  if (controller.desiredSize !== null && controller.desiredSize > 0) controller.close()
}
