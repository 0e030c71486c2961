// What went over a WebSocket: how much of it in all, and the first and the last messages.
import type { SocketMessage, SocketTranscript } from '../api/index.ts'
import { toBodyFields } from './body.ts'

export type Speaker = 'client' | 'mock'

export interface SpokenMessage {
  readonly from: Speaker
  /** Milliseconds since 1970. */
  readonly time: number
  readonly message: string | Uint8Array
  readonly bytes: number
  /** Why it was sent, in a sentence; empty for what nobody decided. */
  readonly why: string
}

export interface SocketClose {
  readonly by: Speaker
  readonly code: number
  readonly reason: string
  readonly time: number
}

/** Of the first messages so many are kept, and of the last ones; and so many bytes of either. */
const KEPT = 50
const KEPT_BYTES = 16 * 1024
/** Of one message. */
const KEPT_OF_ONE = 4 * 1024

interface Count {
  messages: number
  bytes: number
}

export class SocketRecord {
  /** The most that one holds on to, in bytes, about. */
  static readonly mostBytes = 2 * KEPT_BYTES + 2 * KEPT * 200
  readonly received: Count = { messages: 0, bytes: 0 }
  readonly sent: Count = { messages: 0, bytes: 0 }
  readonly #first: SocketMessage[] = []
  #firstBytes = 0
  #isFirstFull = false
  #last: SocketMessage[] = []
  #lastBytes = 0
  #omitted = 0
  #closed: SocketClose | undefined

  /** @param kept what `spokenMessage` made, which many records may share */
  add(kept: SocketMessage): void {
    const count = kept.from === 'client' ? this.received : this.sent
    count.messages++
    count.bytes += kept.bodyBytes
    const weight = kept.body?.length ?? 0
    this.#isFirstFull ||= this.#first.length === KEPT || this.#firstBytes + weight > KEPT_BYTES
    if (this.#isFirstFull) this.#addLast(kept, weight)
    else {
      this.#first.push(kept)
      this.#firstBytes += weight
    }
  }

  #addLast(kept: SocketMessage, weight: number): void {
    this.#last.push(kept)
    this.#lastBytes += weight
    while (this.#last.length > KEPT || this.#lastBytes > KEPT_BYTES) {
      this.#lastBytes -= this.#last.shift()?.body?.length ?? 0
      this.#omitted++
    }
  }

  close(closed: SocketClose): void {
    this.#closed ??= closed
  }

  get closed(): SocketClose | undefined {
    return this.#closed
  }

  describe(): SocketTranscript {
    const closed = this.#closed
    return {
      received: { ...this.received },
      sent: { ...this.sent },
      messages: [...this.#first, ...this.#last],
      omitted: this.#omitted,
      omittedAfter: this.#first.length,
      closed: closed ? { ...closed, time: new Date(closed.time).toISOString() } : null,
    }
  }
}

/** A message as records hold it: its beginning where it is long. */
export function spokenMessage(spoken: SpokenMessage): SocketMessage {
  const { from, time, message, bytes, why } = spoken
  // What is cut off must not be held on to, as it would be by a part of the text.
  const cut =
    typeof message === 'string' && message.length > KEPT_OF_ONE
      ? encoder.encode(message.slice(0, KEPT_OF_ONE))
      : message
  const { body, bodyEncoding } = toBodyFields(cut, KEPT_OF_ONE)
  return { time: new Date(time).toISOString(), from, body, bodyEncoding, bodyBytes: bytes, why }
}

const encoder = new TextEncoder()
