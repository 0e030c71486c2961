// A stream at work: an item is rendered when whoever reads asks for it, and not before. So a slow reader makes it slow,
// and one that is gone ends it.
import { MockhostError, messageOf } from '../errors.ts'
import type { Limits } from '../limits.ts'
import type { SentBody } from '../trace/index.ts'
import type { World } from '../world/index.ts'
import type { StreamEnd } from './describe-end.ts'
import type { Feed } from './feed.ts'
import { commentText, KEEP_ALIVE } from './frames.ts'
import { pause, Waiting } from './waiting.ts'

/** Silence after which a comment says that the connection lives. */
const KEEP_ALIVE_MS = 15_000
/** After so long at work, others have their turn. */
const TURN_MS = 10

export interface StreamSourceParts {
  readonly feed: Feed
  readonly world: World
  readonly limits: Limits
  /** What went over the wire. */
  readonly sent: SentBody
  encode(text: string): Uint8Array
  /** Brings what templates see, where it was forgotten since. */
  prepare(): void | Promise<void>
  onEnd(end: StreamEnd): void
}

type Controller = ReadableStreamDefaultController<Uint8Array>

export class StreamSource implements UnderlyingDefaultSource<Uint8Array> {
  readonly #parts: StreamSourceParts
  readonly #waiting: Waiting
  readonly #opened = performance.now()
  #turn = performance.now()
  #isStopped = false
  #hasEnded = false

  constructor(parts: StreamSourceParts) {
    this.#parts = parts
    this.#waiting = new Waiting(parts.feed, parts.world)
  }

  async pull(controller: Controller): Promise<void> {
    try {
      const frame = await this.#next()
      if (this.#hasEnded) return
      if (frame !== undefined) this.#send(frame, controller)
      else this.#close(controller)
    } catch (error) {
      this.#fail(error, controller)
    }
  }

  cancel(): void {
    this.#end('gone')
  }

  /** In place of reading it. */
  leave(): void {
    this.#end('unread')
  }

  /** Ends a stream that would not end by itself; others go on. */
  stop(): void {
    if (this.#parts.feed.stream.repeat > 0) return
    this.#isStopped = true
    this.#waiting.wake()
  }

  /** What is sent next; undefined for nothing more. */
  async #next(): Promise<string | undefined> {
    while (!this.#isOver) {
      if (!this.#waiting.isDue) {
        const comment = await this.#wait()
        if (comment !== undefined) return comment
        continue
      }
      await this.#beReady()
      if (this.#isOver) break
      this.#waiting.next()
      const frame = this.#parts.feed.next()
      // A chunk of no bytes would end the body.
      if (frame !== '') return frame
    }
    this.#assertWhole()
    return undefined
  }

  get #isOver(): boolean {
    return this.#hasEnded || this.#isStopped || this.#leftMs <= 0 || this.#parts.feed.isOver
  }

  get #leftMs(): number {
    return this.#parts.limits.streamMs - (performance.now() - this.#opened)
  }

  /** Waits for the next item; gives what is to be sent meanwhile. Some servers hold the head back until then. */
  async #wait(): Promise<string | undefined> {
    const { feed, sent } = this.#parts
    const isTold = feed.stream.kind === 'sse'
    if (isTold && sent.bytes === 0) return KEEP_ALIVE
    await this.#waiting.rest(isTold ? Math.min(KEEP_ALIVE_MS, this.#leftMs) : this.#leftMs)
    this.#turn = performance.now()
    return isTold && !this.#isOver && !this.#waiting.isDue ? KEEP_ALIVE : undefined
  }

  async #beReady(): Promise<void> {
    if (performance.now() - this.#turn > TURN_MS) {
      await pause(0)
      this.#turn = performance.now()
    }
    await this.#parts.prepare()
  }

  /** An endless stream may end anywhere; one that has an end and is not there is broken off. */
  #assertWhole(): void {
    const { feed, limits } = this.#parts
    if (this.#hasEnded || feed.isOver || feed.stream.repeat === 0) return
    throw cut(`It took ${limits.streamMs} ms, which is the longest`)
  }

  #send(text: string, controller: Controller): void {
    const { encode, limits, sent } = this.#parts
    const bytes = encode(text)
    if (sent.bytes + bytes.length > limits.streamBytes)
      throw cut(`It sent ${sent.bytes} bytes, and may send ${limits.streamBytes}`)
    sent.add(bytes)
    controller.enqueue(bytes)
  }

  #close(controller: Controller): void {
    this.#end(this.#parts.feed.isOver ? 'complete' : 'stopped')
    controller.close()
  }

  #fail(error: unknown, controller: Controller): void {
    const problem = messageOf(error)
    const { feed, encode } = this.#parts
    if (feed.stream.kind === 'sse') controller.enqueue(encode(commentText(problem)))
    this.#end('failed', problem)
    controller.error(error)
  }

  #end(how: StreamEnd['how'], problem?: string): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#waiting.end()
    const { feed, onEnd, sent } = this.#parts
    onEnd({ how, items: feed.count, bytes: sent.bytes, problem })
  }
}

const cut = (message: string) => new MockhostError('stream-cut', message)
