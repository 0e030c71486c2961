// A WebSocket between a client and another server: what one says the other hears, and how one ends the other ends.
import type { SocketEnd, Wire } from '../answer/index.ts'
import type { Limits } from '../limits.ts'
import { type Aftermath, SocketRecord, spokenMessage } from '../trace/index.ts'
import type { SocketListener, UpstreamSocket, World } from '../world/index.ts'
import { bytesOf } from './connection.ts'
import { cutReason, describeClose } from './describe-close.ts'
import { MessageRate } from './message-rate.ts'

/** Who does not say goodbye is left after so many milliseconds. */
const GOODBYE_MS = 5_000

export interface BridgeParts {
  readonly far: UpstreamSocket
  readonly aftermath: Aftermath
  readonly limits: Limits
  readonly world: World
  onClosed(bridge: Bridge): void
}

export class Bridge implements SocketEnd, SocketListener {
  readonly #parts: BridgeParts
  readonly #record = new SocketRecord()
  readonly #rate: MessageRate
  readonly #opened = performance.now()
  #near: Wire | undefined
  /** Who ended it; undefined as long as nobody has. */
  #ending: { by: 'client' | 'mock'; code: number; reason: string } | undefined
  #isNearClosed = false
  #isFarClosed = false
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(parts: BridgeParts) {
    this.#parts = parts
    this.#rate = new MessageRate(parts.limits.socketMessagesPerSecond)
    parts.aftermath.socket = this.#record
  }

  open(near: Wire): void {
    this.#near = near
    const { far } = this.#parts
    // What the other server says before has waited for a client to say it to.
    far.listen({
      message: (message) => this.#hearFar(message),
      closed: (code, reason) => this.#farClosed(code, reason),
    })
  }

  /** Of the client. */
  message(message: string | Uint8Array): void {
    if (this.#ending || !this.#isInTime()) return
    const { far, limits } = this.#parts
    const bytes = this.#note('client', message)
    if (bytes > limits.socketMessageBytes)
      this.end(1009, `a message has ${bytes} bytes, and ${limits.socketMessageBytes} are the most`)
    else if (this.#hasRoom(far.wire, bytes)) far.wire.send(message)
  }

  #hearFar(message: string | Uint8Array): void {
    if (this.#ending || !this.#near) return
    if (this.#hasRoom(this.#near, this.#note('mock', message))) this.#near.send(message)
  }

  /** Pings are answered on either side by whom they reach. */
  heard(): void {
    if (!this.#ending) this.#isInTime()
  }

  #isInTime(): boolean {
    if (this.#rate.take()) return true
    const most = this.#parts.limits.socketMessagesPerSecond
    this.end(1008, `more than ${most} messages came in a second`)
    return false
  }

  /** Who takes nothing is left; what waits for it would fill the memory. */
  #hasRoom({ bufferedBytes }: Wire, bytes: number): boolean {
    const most = this.#parts.limits.socketBufferBytes
    if (bufferedBytes === 0 || bufferedBytes + bytes <= most) return true
    this.end(1013, `${bufferedBytes} bytes wait to be read, and ${most} are the most`)
    return false
  }

  /** From this side: both are told. */
  end(code: number, reason: string): void {
    if (this.#ending) return
    const goodbye = { code, reason: cutReason(reason) }
    this.#ending = { by: 'mock', ...goodbye }
    pass(this.#near, goodbye)
    pass(this.#parts.far.wire, goodbye)
    this.#waitForGoodbyes()
  }

  /** The client's side is no more. */
  closed(code: number, reason: string): void {
    this.#isNearClosed = true
    if (!this.#ending) {
      this.#ending = { by: 'client', code, reason }
      pass(this.#parts.far.wire, { code, reason })
    }
    // Nobody listens to the other server yet where the client was gone before.
    if (this.#near) this.#waitForGoodbyes()
    else {
      this.#parts.far.wire.terminate()
      this.#isFarClosed = true
    }
    this.#finish()
  }

  #farClosed(code: number, reason: string): void {
    this.#isFarClosed = true
    if (!this.#ending) {
      this.#ending = { by: 'mock', code, reason }
      pass(this.#near, { code, reason })
    }
    this.#waitForGoodbyes()
    this.#finish()
  }

  #waitForGoodbyes(): void {
    this.#patience ??= setTimeout(() => {
      this.#near?.terminate()
      this.#parts.far.wire.terminate()
    }, GOODBYE_MS)
  }

  #finish(): void {
    if (!this.#isNearClosed || !this.#isFarClosed || !this.#ending) return
    clearTimeout(this.#patience)
    const { aftermath, world } = this.#parts
    const close = { ...this.#ending, time: world.now() }
    this.#record.close(close)
    const { received, sent } = this.#record
    const ms = performance.now() - this.#opened
    aftermath.add({ stage: 'answer', text: describeClose({ ...close, ms, received, sent }) })
    this.#parts.onClosed(this)
  }

  #note(from: 'client' | 'mock', message: string | Uint8Array): number {
    const bytes = bytesOf(message)
    const time = this.#parts.world.now()
    const why = from === 'mock' ? 'the other server said it' : ''
    this.#record.add(spokenMessage({ from, time, message, bytes, why }))
    this.#parts.aftermath.touch()
    return bytes
  }
}

/** Says goodbye as it was said on the other side; who broke off there breaks off here. */
function pass(wire: Wire | undefined, { code, reason }: { code: number; reason: string }): void {
  if (code === 1006) wire?.terminate()
  else wire?.close(code === 1005 ? 1000 : code, reason)
}
