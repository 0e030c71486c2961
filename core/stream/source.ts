// A stream at work: an item is rendered when whoever reads asks for it, and not before. So a slow reader makes it slow,
// and one that is gone ends it.
import { MockhostError, messageOf } from '../errors.ts'
import type { Limits } from '../limits.ts'
import type { World } from '../world/index.ts'
import { Alarm } from './alarm.ts'
import type { Feed } from './feed.ts'
import { commentText, KEEP_ALIVE } from './frames.ts'
import { ENDLESS_MS } from './pace.ts'

/** Silence after which a comment says that the connection lives. */
const KEEP_ALIVE_MS = 15_000
/** After so long at work, others have their turn. */
const TURN_MS = 10

/** How a stream ended, and what went over the wire by then. */
export interface StreamEnd {
  readonly how:
    | 'complete'
    /** Its reader went away. */
    | 'gone'
    /** An endless stream as long as it may be, or a server that stops. */
    | 'stopped'
    | 'failed'
  readonly items: number
  readonly bytes: number
  /** Why it failed, in a sentence. */
  readonly problem?: string
}

export interface StreamSourceParts {
  readonly feed: Feed
  readonly world: World
  readonly limits: Limits
  encode(text: string): Uint8Array
  /** Brings what templates see, where it was forgotten since. */
  prepare(): void | Promise<void>
  onEnd(end: StreamEnd): void
}

export class StreamSource implements UnderlyingDefaultSource<Uint8Array> {
  readonly #parts: StreamSourceParts
  readonly #alarm = new Alarm()
  /** Aborted when nobody waits for an item any more. */
  readonly #sleeping = new AbortController()
  readonly #opened = performance.now()
  #bytes = 0
  /** Whether the next item may be sent; undefined where its wait has not begun. */
  #isDue: boolean | undefined
  #turn = performance.now()
  #isStopped = false
  #hasEnded = false

  constructor(parts: StreamSourceParts) {
    this.#parts = parts
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    try {
      const frame = await this.#next()
      if (frame !== undefined) this.#send(frame, controller)
      else if (!this.#hasEnded) this.#close(controller)
    } catch (error) {
      this.#fail(error, controller)
    }
  }

  cancel(): void {
    this.#end('gone')
  }

  /** Ends a stream that would not end by itself; others go on. */
  stop(): void {
    if (this.#parts.feed.stream.repeat > 0) return
    this.#isStopped = true
    this.#alarm.wake()
  }

  /** What is sent next; undefined for nothing more. */
  async #next(): Promise<string | undefined> {
    const { feed } = this.#parts
    while (!this.#isOver) {
      this.#isDue ??= this.#startWaiting()
      if (!this.#isDue) {
        const comment = await this.#wait()
        if (comment !== undefined) return comment
        continue
      }
      await this.#beReady()
      if (this.#isOver) break
      this.#isDue = undefined
      // A chunk of no bytes would end the body.
      const frame = feed.next()
      if (frame !== '') return frame
    }
    this.#assertWhole()
    return undefined
  }

  /** An endless stream may end anywhere; one that has an end and is not there is broken off. */
  #assertWhole(): void {
    const { feed, limits } = this.#parts
    if (this.#hasEnded || feed.isOver || feed.stream.repeat === 0) return
    throw cut(`The stream took ${limits.streamMs} ms, which is the longest`)
  }

  get #isOver(): boolean {
    return this.#hasEnded || this.#isStopped || this.#leftMs <= 0 || this.#parts.feed.isOver
  }

  get #leftMs(): number {
    return this.#parts.limits.streamMs - (performance.now() - this.#opened)
  }

  /** Whether there is nothing to wait for. */
  #startWaiting(): boolean {
    const { feed, world } = this.#parts
    const waitMs = feed.waitMs()
    const leastMs = feed.isEndlessRound ? ENDLESS_MS : 0
    if (waitMs === 0 && leastMs === 0) return true
    if (waitMs === Number.POSITIVE_INFINITY) return false
    const waits = [
      waitMs > 0 ? world.sleep(waitMs, this.#sleeping.signal) : undefined,
      leastMs > waitMs ? pause(leastMs) : undefined,
    ]
    Promise.all(waits).then(() => {
      this.#isDue = true
      this.#alarm.wake()
    })
    return false
  }

  /** Waits for the next item; gives what is to be sent meanwhile. Some servers hold the head back until then. */
  async #wait(): Promise<string | undefined> {
    const isTold = this.#parts.feed.stream.kind === 'sse'
    if (isTold && this.#bytes === 0) return KEEP_ALIVE
    await this.#alarm.wait(isTold ? Math.min(KEEP_ALIVE_MS, this.#leftMs) : this.#leftMs)
    this.#turn = performance.now()
    return isTold && !this.#isDue && !this.#isOver ? KEEP_ALIVE : undefined
  }

  async #beReady(): Promise<void> {
    if (performance.now() - this.#turn > TURN_MS) {
      await pause(0)
      this.#turn = performance.now()
    }
    await this.#parts.prepare()
  }

  #send(text: string, controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (this.#hasEnded) return
    const { encode, limits } = this.#parts
    const bytes = encode(text)
    if (this.#bytes + bytes.length > limits.streamBytes)
      throw cut(`The stream sent ${this.#bytes} bytes, and may send ${limits.streamBytes}`)
    this.#bytes += bytes.length
    controller.enqueue(bytes)
  }

  #close(controller: ReadableStreamDefaultController<Uint8Array>): void {
    controller.close()
    this.#end(this.#parts.feed.isOver ? 'complete' : 'stopped')
  }

  #fail(error: unknown, controller: ReadableStreamDefaultController<Uint8Array>): void {
    const problem = messageOf(error)
    if (this.#parts.feed.stream.kind === 'sse')
      controller.enqueue(this.#parts.encode(commentText(problem)))
    controller.error(error)
    this.#end('failed', problem)
  }

  #end(how: StreamEnd['how'], problem?: string): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#sleeping.abort()
    this.#alarm.wake()
    const { feed, onEnd } = this.#parts
    const [items, bytes] = [feed.count, this.#bytes]
    onEnd({ how, items, bytes, ...(problem === undefined ? {} : { problem }) })
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const cut = (message: string) => new MockhostError('stream-cut', message)
