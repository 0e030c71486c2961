// A stream of server-sent events: it waits for the client to take more, says now and then that it is still there,
// and ends with the key that opened it, with its deployment, or with the server.
import type { OpenStreams } from './open-streams.ts'

export interface StreamOptions {
  readonly deploymentId: string
  readonly streams: OpenStreams
  /** Asked now and then: a stream does not outlive the key that opened it. */
  isStillAllowed(): boolean
  readonly keepAliveMs?: number
}

/** What there is to tell. */
export interface EventFeed {
  /** @returns what ends it */
  open(wake: () => void): () => void
  /** Everything that waits, as one text; empty for nothing. */
  take(): string
  /** The last that is told, where the stream is ended from here. */
  farewell?(): string
}

const KEEP_ALIVE_MS = 15_000
/** Makes clients come back soon after a restart, and sends the headers at once. */
const OPENING = 'retry: 1000\n: connected\n\n'
const KEEP_ALIVE = ': still here\n\n'

export function serverEvents(feed: EventFeed, options: StreamOptions): ReadableStream<Uint8Array> {
  const events = new ServerEvents(feed, options)
  return new ReadableStream(
    {
      start: () => events.open(),
      pull: (controller) => events.pull(controller),
      cancel: () => events.close(),
    },
    { highWaterMark: 1 },
  )
}

class ServerEvents {
  readonly #feed: EventFeed
  readonly #options: StreamOptions
  readonly #encoder = new TextEncoder()
  /** Sent before the events. */
  #notice = OPENING
  /** Sent after them. */
  #farewell = ''
  #isOpen = true
  #wake: () => void = () => {}
  #release: () => void = () => {}

  constructor(feed: EventFeed, options: StreamOptions) {
    this.#feed = feed
    this.#options = options
  }

  open(): void {
    const { deploymentId, streams, keepAliveMs = KEEP_ALIVE_MS } = this.#options
    const unsubscribe = this.#feed.open(() => this.#wake())
    const forget = streams.add(deploymentId, () => this.#end())
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

  #end(): void {
    this.#farewell = this.#feed.farewell?.() ?? ''
    this.close()
  }

  #next(): string {
    const text = this.#isOpen ? this.#notice + this.#feed.take() : this.#farewell
    this.#notice = ''
    this.#farewell = ''
    return text
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
