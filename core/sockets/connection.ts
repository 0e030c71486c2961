// One WebSocket of a mock: what may go over it, what is noted of it, and how it ends. What is said is its speaker's.
import type { SocketEnd, Wire } from '../answer/index.ts'
import type { SocketMessage } from '../api/index.ts'
import type { Limits } from '../limits.ts'
import type { Endpoint } from '../program.ts'
import type { RequestView } from '../request/index.ts'
import { type Aftermath, SocketRecord, spokenMessage } from '../trace/index.ts'
import type { World } from '../world/index.ts'
import { cutReason, describeClose } from './describe-close.ts'
import { MessageRate } from './message-rate.ts'
import type { Speaker } from './speaker.ts'

/** A client that does not say goodbye is left after so many milliseconds. */
const GOODBYE_MS = 5_000

export interface ConnectionParts {
  readonly request: RequestView
  readonly endpoint: Endpoint
  readonly aftermath: Aftermath
  readonly limits: Limits
  readonly world: World
  /** Asked once it is open, and when its route is another one. */
  speakerFor(connection: Connection): Speaker
  onClosed(connection: Connection): void
}

export class Connection implements SocketEnd {
  readonly request: RequestView
  /** The route that speaks. */
  endpoint: Endpoint
  /** Whether it goes on though its route is there no more. */
  outlivesRoute = false
  readonly #parts: ConnectionParts
  readonly #record = new SocketRecord()
  readonly #rate: MessageRate
  readonly #opened = performance.now()
  readonly #gone = new AbortController()
  #wire: Wire | undefined
  #speaker: Speaker | undefined
  /** Bytes of messages that wait for their latency. */
  #heldBytes = 0
  /** What was said at the end from this side. */
  #goodbye: { code: number; reason: string } | undefined
  #patience: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(parts: ConnectionParts) {
    const { request, endpoint, aftermath, limits } = parts
    this.request = request
    this.endpoint = endpoint
    this.#parts = parts
    this.#rate = new MessageRate(limits.socketMessagesPerSecond)
    aftermath.socket = this.#record
  }

  open(wire: Wire): void {
    this.#wire = wire
    if (this.#goodbye) this.#sayGoodbye(this.#goodbye)
    else this.#speaker = this.#parts.speakerFor(this)
  }

  /** Goes on with what its route has become. */
  goOn(endpoint: Endpoint): void {
    const before = this.endpoint.route.streaming
    this.endpoint = endpoint
    const { streaming } = endpoint.route
    if (!this.#speaker) return
    // What stays as it is goes on as it is; a broadcast hears of its new interval by who joins it again.
    if (before?.mode === streaming?.mode && before?.intervalMs === streaming?.intervalMs) return
    this.#speaker.stop()
    this.#speaker = this.#parts.speakerFor(this)
  }

  message(message: string | Uint8Array): void {
    if (this.#isOver || !this.#isInTime()) return
    const bytes = bytesOf(message)
    const { socketMessageBytes } = this.#parts.limits
    const time = this.#parts.world.now()
    const isText = typeof message === 'string'
    const why = isText ? '' : 'binary messages are passed over'
    this.#note(spokenMessage({ from: 'client', time, message, bytes, why }))
    if (bytes > socketMessageBytes)
      this.end(1009, `a message has ${bytes} bytes, and ${socketMessageBytes} are the most`)
    else if (isText) this.#speaker?.hear(message)
  }

  heard(): void {
    if (!this.#isOver) this.#isInTime()
  }

  #isInTime(): boolean {
    if (this.#rate.take()) return true
    const most = this.#parts.limits.socketMessagesPerSecond
    this.end(1008, `more than ${most} messages came in a second`)
    return false
  }

  /** Sends a message after so many milliseconds; nothing for one that is empty. */
  answer(message: string | Uint8Array, delayMs: number, why: string): void {
    const bytes = bytesOf(message)
    if (bytes === 0) return
    if (delayMs === 0) {
      this.say(message, this.spoken(message, bytes, why))
      return
    }
    if (!this.#hasRoom(bytes)) return
    this.#heldBytes += bytes
    const { world } = this.#parts
    void world.sleep(delayMs, this.#gone.signal).then(() => {
      this.#heldBytes -= bytes
      this.say(message, this.spoken(message, bytes, why))
    })
  }

  /** What of a message of the mock is noted. */
  spoken(message: string | Uint8Array, bytes: number, why: string): SocketMessage {
    return spokenMessage({ from: 'mock', time: this.#parts.world.now(), message, bytes, why })
  }

  /** Sends a message now. */
  say(message: string | Uint8Array, spoken: SocketMessage): void {
    if (this.#isOver || !this.#hasRoom(spoken.bodyBytes)) return
    this.#wire?.send(message)
    this.#note(spoken)
  }

  /** A client that takes nothing is left; what waits for it would fill the memory. */
  #hasRoom(bytes: number): boolean {
    const most = this.#parts.limits.socketBufferBytes
    const waiting = (this.#wire?.bufferedBytes ?? 0) + this.#heldBytes
    if (waiting === 0 || waiting + bytes <= most) return true
    this.end(1013, `${waiting} bytes wait to be read, and ${most} are the most`)
    return false
  }

  end(code: number, reason: string): void {
    if (this.#isOver) return
    const goodbye = { code, reason: cutReason(reason) }
    this.#goodbye = goodbye
    this.#stop()
    if (this.#wire) this.#sayGoodbye(goodbye)
  }

  #sayGoodbye({ code, reason }: { code: number; reason: string }): void {
    this.#wire?.close(code, reason)
    if (!this.#isClosed) this.#patience = setTimeout(() => this.#wire?.terminate(), GOODBYE_MS)
  }

  closed(code: number, reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    clearTimeout(this.#patience)
    this.#stop()
    this.#wire = undefined
    const { aftermath, world } = this.#parts
    const by = this.#goodbye ? ('mock' as const) : ('client' as const)
    const close = { by, ...(this.#goodbye ?? { code, reason }), time: world.now() }
    this.#record.close(close)
    const { received, sent } = this.#record
    const ms = performance.now() - this.#opened
    aftermath.add({ stage: 'answer', text: describeClose({ ...close, ms, received, sent }) })
    this.#parts.onClosed(this)
  }

  get #isOver(): boolean {
    return this.#isClosed || this.#goodbye !== undefined
  }

  #stop(): void {
    this.#gone.abort()
    this.#speaker?.stop()
    this.#speaker = undefined
  }

  #note(spoken: SocketMessage): void {
    this.#record.add(spoken)
    this.#parts.aftermath.touch()
  }
}

const encoder = new TextEncoder()

/** How long a message is; a text as UTF-8. */
export const bytesOf = (message: string | Uint8Array): number =>
  typeof message === 'string' ? utf8Length(message) : message.length

function utf8Length(text: string): number {
  return text === '' ? 0 : encoder.encode(text).length
}
