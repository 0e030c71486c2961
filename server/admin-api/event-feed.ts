// The events of one client: made when it can take them, and not kept for one that reads too slowly.
import type { Transaction } from '../../core/api/index.ts'
import { type Engine, withModules } from '../../core/index.ts'
import { isKey } from '../data-plane/index.ts'
import { readBuckets } from './buckets.ts'
import { mockoonTransaction } from './mockoon-transaction.ts'
import type { AdminCall } from './parts.ts'
import type { Watcher } from './watchers.ts'

const KEEP_ALIVE_MS = 60_000
const KEEP_ALIVE = ':\n\n'
/** How many transactions of the log are read at once. */
const PAGE = 100
/** More may not wait for a client; it is cut off, and finds them in the log when it comes again. */
const MAX_WAITING = 1_000
const MAX_WAITING_CHARS = 4 * 1024 * 1024

export class EventFeed implements Watcher {
  readonly #call: AdminCall
  readonly #encoder = new TextEncoder()
  /** Begins with a sign of life, which sends the headers. */
  #isKeepAliveDue = true
  #areBucketsDue = true
  /** The buckets that wait for the first request that they are made from. */
  #unmade: readonly string[] = []
  #isUnmadeDue = false
  /** How many transactions of the log are to come first; undefined once they were sent. */
  #lastLogs: number | undefined
  /** The newest transaction that was sent. */
  #last = 0
  #waiting: Transaction[] = []
  #waitingChars = 0
  #isOpen = true
  #hasNews = false
  #wake: () => void = () => {}
  #release: () => void = () => {}

  constructor(call: AdminCall, lastLogs: number) {
    this.#call = call
    this.#lastLogs = lastLogs
  }

  open(): void {
    const { id, parts, watchers } = this.#call
    const unsubscribe = parts.log.subscribe(id, (transactions) => this.#receive(transactions))
    const forget = watchers.add(id, this)
    const timer = setInterval(() => this.#keepAlive(), parts.keepAliveMs ?? KEEP_ALIVE_MS)
    timer.unref()
    this.#release = () => {
      unsubscribe()
      forget()
      clearInterval(timer)
    }
  }

  /** Called when the client can take more; waits until there is something, or nothing more to come. */
  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    for (;;) {
      this.#hasNews = false
      const text = this.#isOpen ? await this.#next() : ''
      if (!this.#isOpen) return closeQuietly(controller)
      if (text !== '') return controller.enqueue(this.#encoder.encode(text))
      if (this.#hasNews) continue
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  bucketsChanged(): void {
    this.#areBucketsDue = true
    this.#tell()
  }

  end(): void {
    this.#isOpen = false
    this.#waiting = []
    this.#release()
    this.#tell()
  }

  #tell(): void {
    this.#hasNews = true
    this.#wake()
  }

  /** What comes next, as text; empty for nothing. */
  async #next(): Promise<string> {
    if (this.#isKeepAliveDue) {
      this.#isKeepAliveDue = false
      return KEEP_ALIVE
    }
    const engine = await this.#call.parts.live.engineOf(this.#call.id)
    const buckets = await this.#nextBuckets(engine)
    if (buckets !== '') return buckets
    const { program } = engine
    const transactions = this.#nextTransactions()
    const written = await withModules(() =>
      transactions.map((one) => mockoonTransaction(one, program)),
    )
    return written
      .map((transaction) => event({ event: 'transaction-complete', transaction }))
      .join('')
  }

  async #nextBuckets(engine: Engine): Promise<string> {
    if (!this.#areBucketsDue && !this.#isUnmadeDue) return ''
    const isEveryOne = this.#areBucketsDue
    this.#areBucketsDue = false
    this.#isUnmadeDue = false
    const buckets = await readBuckets(engine)
    const before = this.#unmade
    this.#unmade = buckets.filter(({ parsed }) => !parsed).map(({ uuid }) => uuid)
    const made = buckets.filter(
      ({ uuid, parsed }) => parsed && (isEveryOne || before.includes(uuid)),
    )
    if (made.length === 0) return ''
    const dataBuckets = made.map(({ value: _, ...facts }) => facts)
    return event({ event: 'data-bucket-processed', dataBuckets })
  }

  #nextTransactions(): Transaction[] {
    if (this.#lastLogs === undefined) {
      this.#waitingChars = 0
      return this.#waiting.splice(0)
    }
    const { parts, id } = this.#call
    if (this.#last === 0) this.#last = beforeLast(this.#call, this.#lastLogs)
    const page = parts.log.since(id, this.#last, PAGE)
    this.#last = page.at(-1)?.id ?? this.#last
    // What comes from here on is told.
    if (page.length < PAGE) this.#lastLogs = undefined
    return page
  }

  #receive(transactions: readonly Transaction[]): void {
    this.#isUnmadeDue = this.#unmade.length > 0
    // Who has not had the log will read them there.
    if (this.#lastLogs === undefined) for (const transaction of transactions) this.#add(transaction)
    const isSlow = this.#waiting.length > MAX_WAITING || this.#waitingChars > MAX_WAITING_CHARS
    if (isSlow) this.end()
    else this.#tell()
  }

  #add(transaction: Transaction): void {
    const { id, request, response } = transaction
    if (id <= this.#last) return
    this.#last = id
    this.#waiting.push(transaction)
    this.#waitingChars += (request.body?.length ?? 0) + (response.body?.length ?? 0)
  }

  /** A stream does not outlive the key that opened it. */
  #keepAlive(): void {
    const { id, key, parts } = this.#call
    const record = parts.deployments.recordById(id)
    const isAllowed = record && isKey(key, record.keys, (parts.now ?? Date.now)())
    this.#isKeepAliveDue = true
    if (isAllowed) this.#tell()
    else this.end()
  }
}

/** The id behind which the last transactions begin. */
function beforeLast({ parts, id }: AdminCall, count: number): number {
  if (count === Number.POSITIVE_INFINITY) return 0
  let left = count
  let before: number | undefined
  for (;;) {
    const limit = Math.max(1, Math.min(left, 200))
    const { transactions, cursor } = parts.log.list(id, { limit, ...(before ? { before } : {}) })
    const [newest] = transactions
    if (left === 0) return newest?.id ?? 0
    left -= transactions.length
    const oldest = transactions.at(-1)?.id ?? 1
    if (left <= 0 || cursor === null) return oldest - 1
    before = cursor
  }
}

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`

/** A client that has gone away has closed the stream already. */
function closeQuietly(controller: ReadableStreamDefaultController<Uint8Array>): void {
  if (controller.desiredSize !== null && controller.desiredSize > 0) controller.close()
}
