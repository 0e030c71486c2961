// A request of Node's HTTP server, as the engine reads it.
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { type IncomingRequest, readStream, tooLarge } from '../../core/index.ts'

export class NodeIncoming implements IncomingRequest {
  readonly isUpgrade: boolean
  readonly #message: IncomingMessage
  readonly #address: string | undefined

  /**
   * @param isUpgrade whether it asks for a WebSocket
   * @param address of the client, where it is not the other end of the connection
   */
  constructor(message: IncomingMessage, isUpgrade = false, address?: string) {
    this.#message = message
    this.isUpgrade = isUpgrade
    this.#address = address
  }

  get method(): string {
    return this.#message.method ?? 'GET'
  }

  /** Proxies send whole URLs, and some clients what stands behind the hash. */
  get target(): string {
    const { url = '/' } = this.#message
    const path = url.startsWith('http') ? url.replace(/^https?:\/\/[^/?]*/, '') || '/' : url
    return path.includes('#') ? path.slice(0, path.indexOf('#')) : path
  }

  get address(): string {
    return this.#address ?? this.#message.socket.remoteAddress ?? ''
  }

  header(name: string): string | undefined {
    return joined(this.#message.headers[name])
  }

  headers(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#message.headers).map(([name, value]) => [name, joined(value) ?? '']),
    )
  }

  bytes(maxBytes: number): Promise<Uint8Array> {
    const declared = Number(this.#message.headers['content-length'] ?? 0)
    return declared > maxBytes
      ? Promise.reject(tooLarge(maxBytes))
      : // What is left of one that is too long is for who sends the answer.
        readStream(this.#message.iterator({ destroyOnReturn: false }), maxBytes)
  }

  stream(): ReadableStream<Uint8Array> {
    return Readable.toWeb(this.#message) as unknown as ReadableStream<Uint8Array>
  }

  onGone(listener: () => void): () => void {
    const { socket } = this.#message
    if (socket.destroyed) listener()
    socket.on('close', listener)
    return () => socket.off('close', listener)
  }

  async text(maxBytes: number): Promise<string> {
    return decoder.decode(await this.bytes(maxBytes))
  }
}

const decoder = new TextDecoder()

const joined = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value
