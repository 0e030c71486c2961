// Puts frames of a server together to messages.
import { type Frame, FrameError, FrameReader, OPCODES } from './frames.ts'

export interface MessageListener {
  message(message: string | Uint8Array): void
  ping(payload: Uint8Array): void
  /** 1005 is the code where none was given. */
  close(code: number, reason: string): void
}

export class MessageReader {
  readonly #frames: FrameReader
  readonly #mostBytes: number
  readonly #listener: MessageListener
  #opcode: number | undefined
  #parts: Uint8Array[] = []
  #bytes = 0

  /** @param mostBytes of one message */
  constructor(mostBytes: number, listener: MessageListener) {
    this.#frames = new FrameReader(mostBytes)
    this.#mostBytes = mostBytes
    this.#listener = listener
  }

  /** @throws FrameError */
  read(chunk: Uint8Array): void {
    for (const frame of this.#frames.read(chunk)) this.#take(frame)
  }

  #take({ isLast, opcode, payload }: Frame): void {
    if (opcode === OPCODES.ping) this.#listener.ping(payload)
    else if (opcode === OPCODES.close) this.#close(payload)
    else if (opcode !== OPCODES.pong) this.#collect(isLast, opcode, payload)
  }

  #collect(isLast: boolean, opcode: number, payload: Uint8Array): void {
    if ((opcode === OPCODES.more) !== (this.#opcode !== undefined))
      throw new FrameError(1002, 'a message begins within another, or goes on without one')
    this.#opcode ??= opcode
    this.#parts.push(payload.slice())
    this.#bytes += payload.length
    if (this.#bytes > this.#mostBytes)
      throw new FrameError(1009, `a message has more than ${this.#mostBytes} bytes`)
    if (!isLast) return
    const whole = this.#whole()
    this.#listener.message(this.#opcode === OPCODES.text ? textOf(whole) : whole)
    this.#opcode = undefined
    this.#parts = []
    this.#bytes = 0
  }

  #whole(): Uint8Array {
    if (this.#parts.length === 1) return this.#parts[0] as Uint8Array
    const whole = new Uint8Array(this.#bytes)
    let at = 0
    for (const part of this.#parts) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }

  #close(payload: Uint8Array): void {
    if (payload.length === 1) throw new FrameError(1002, 'a goodbye has half a code')
    const [high = 0, low = 0] = payload
    const code = payload.length === 0 ? 1005 : (high << 8) | low
    this.#listener.close(code, textOf(payload.subarray(2)))
  }
}

/** @throws FrameError */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw Object.assign(new FrameError(1007, 'a text is no UTF-8'), { cause })
  }
}
