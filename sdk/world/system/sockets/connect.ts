// Opens WebSockets to other servers, on Node and on Bun: as the same frames, to addresses that may be asked.
import type { Socket } from 'node:net'
import {
  afterMs,
  type ConnectUpstream,
  type SocketListener,
  type UpstreamSocket,
  type UpstreamSocketRequest,
  type Wire,
} from '../../../../core/index.ts'
import { refused, tooLate } from '../../errors.ts'
import type { UpstreamOptions } from '../../upstream.ts'
import { dial } from './dial.ts'
import { type FrameError, OPCODES, writeFrame } from './frames.ts'
import { headerOf, shakeHands } from './handshake.ts'
import { MessageReader } from './messages.ts'

export const connectUpstream =
  (options: UpstreamOptions): ConnectUpstream =>
  async (request) => {
    const url = new URL(request.url)
    let socket: Socket | undefined
    let isLate = false
    const hasOpened = afterMs(request.timeoutMs, () => {
      isLate = true
      socket?.destroy()
    })
    try {
      const opened = await dial(url, options, (made) => {
        socket = made
        if (isLate) made.destroy()
      })
      const { status, headers, rest } = await shakeHands(opened, url, request)
      if (status === 101) {
        const protocol = headerOf(headers, 'sec-websocket-protocol')
        return new OpenedSocket(opened, { protocol, rest, request })
      }
      opened.destroy()
      // Its body is left: what matters of a refusal is its status.
      return { refused: { status, headers, body: null } }
    } catch (error) {
      socket?.destroy()
      throw isLate ? tooLate(request) : refused(request, error)
    } finally {
      hasOpened()
    }
  }

interface Opened {
  readonly protocol: string | undefined
  readonly rest: Uint8Array
  readonly request: UpstreamSocketRequest
}

class OpenedSocket implements UpstreamSocket, Wire {
  readonly protocol: string | undefined
  readonly #socket: Socket
  readonly #opened: Opened
  /** What the other server said at the end, or what this side did. */
  #goodbye: { code: number; reason: string } | undefined
  #hasSaidGoodbye = false

  constructor(socket: Socket, opened: Opened) {
    this.protocol = opened.protocol
    this.#socket = socket
    this.#opened = opened
    // What it breaks off for is told where it is closed.
    socket.on('error', () => {})
    socket.setNoDelay(true)
  }

  get wire(): Wire {
    return this
  }

  listen(listener: SocketListener): void {
    const socket = this.#socket
    const reader = new MessageReader(this.#opened.request.messageBytes, {
      message: (message) => listener.message(message),
      ping: (payload) => this.#write(OPCODES.pong, payload),
      close: (code, reason) => {
        this.#goodbye ??= { code, reason }
        this.#farewell(code === 1005 ? new Uint8Array() : codeBytes(code))
        socket.end()
      },
    })
    const read = (chunk: Uint8Array) => {
      if (this.#goodbye) return
      try {
        reader.read(chunk)
      } catch (error) {
        const { code, message } = error as FrameError
        this.#goodbye = { code: 1006, reason: message }
        this.#farewell(codeBytes(code))
        socket.destroy()
      }
    }
    const close = () => {
      const { code, reason } = this.#goodbye ?? { code: 1006, reason: '' }
      listener.closed(code, reason)
    }
    if (socket.destroyed) {
      close()
      return
    }
    socket.once('close', close)
    if (this.#opened.rest.length > 0) read(this.#opened.rest)
    socket.on('data', read).resume()
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength
  }

  send(message: string | Uint8Array): void {
    if (typeof message === 'string') this.#write(OPCODES.text, new TextEncoder().encode(message))
    else this.#write(OPCODES.binary, message)
  }

  close(code: number, reason: string): void {
    const text = new TextEncoder().encode(reason)
    this.#farewell(code === 1005 ? new Uint8Array() : Uint8Array.of(...codeBytes(code), ...text))
  }

  terminate(): void {
    this.#socket.destroy()
  }

  #farewell(payload: Uint8Array): void {
    if (!this.#hasSaidGoodbye) this.#write(OPCODES.close, payload)
    this.#hasSaidGoodbye = true
  }

  #write(opcode: number, payload: Uint8Array): void {
    if (this.#hasSaidGoodbye || !this.#socket.writable) return
    this.#socket.cork()
    for (const part of writeFrame(opcode, payload)) this.#socket.write(part)
    this.#socket.uncork()
  }
}

const codeBytes = (code: number): Uint8Array => Uint8Array.of(code >> 8, code & 0xff)
