// The changes of a deployment as server-sent events: how it is now, then each change. Of changes that come faster than
// the client reads, it is told the newest of each kind: what matters is what is live.
import type { LiveChange } from '../../../core/api/index.ts'
import { type EventFeed, type StreamOptions, serverEvents } from './server-events.ts'

export interface ChangeEventsOptions extends StreamOptions {
  /** How it is: what each change is told with. Undefined once it is deleted. */
  now(): Omit<LiveChange, 'kind'> | undefined
  subscribe(listener: (kind: 'mock' | 'settings') => void): () => void
}

export const changeEvents = (options: ChangeEventsOptions): ReadableStream<Uint8Array> =>
  serverEvents(new ChangeFeed(options), options)

class ChangeFeed implements EventFeed {
  readonly #options: ChangeEventsOptions
  readonly #waiting = new Set<LiveChange['kind']>(['now'])
  /** As it was last, also where it is deleted by now. */
  #last: Omit<LiveChange, 'kind'> | undefined

  constructor(options: ChangeEventsOptions) {
    this.#options = options
    this.#last = options.now()
  }

  open(wake: () => void): () => void {
    return this.#options.subscribe((kind) => {
      this.#waiting.add(kind)
      this.#last = this.#options.now() ?? this.#last
      wake()
    })
  }

  take(): string {
    const text = [...this.#waiting].map((kind) => this.#textOf(kind)).join('')
    this.#waiting.clear()
    return text
  }

  /** A server that stops says nothing: the stream is opened again. */
  farewell(): string {
    return this.#options.now() ? '' : this.#textOf('deleted')
  }

  #textOf(kind: LiveChange['kind']): string {
    return this.#last ? eventText({ kind, ...this.#last }) : ''
  }
}

const eventText = (change: LiveChange): string =>
  `id: ${change.revision}\nevent: changed\ndata: ${JSON.stringify(change)}\n\n`
