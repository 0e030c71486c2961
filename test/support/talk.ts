// A WebSocket to an engine or a mock of this process, without a port: what is said is there at once.
import type { Answer, IncomingRequest, SocketEnd, Wire } from '../../core/index.ts'

export interface Answering {
  handle(incoming: IncomingRequest): Answer | Promise<Answer>
}

export class Talk implements Wire {
  /** What the mock has said. */
  readonly said: (string | Uint8Array)[] = []
  /** How the mock has ended it. */
  closed: { code: number; reason: string } | undefined
  bufferedBytes = 0
  isTerminated = false
  readonly #end: SocketEnd
  #wake: () => void = () => {}

  constructor(end: SocketEnd) {
    this.#end = end
    end.open(this)
  }

  send(message: string | Uint8Array): void {
    this.said.push(message)
    this.#wake()
  }

  close(code: number, reason: string): void {
    this.closed = { code, reason }
    this.#wake()
    // As a client would say it back.
    queueMicrotask(() => this.#end.closed(code, reason))
  }

  terminate(): void {
    this.isTerminated = true
  }

  say(message: string | Uint8Array): void {
    this.#end.message(message)
  }

  ping(): void {
    this.#end.heard()
  }

  leave(code = 1000, reason = ''): void {
    this.#end.closed(code, reason)
  }

  /** Waits until so many messages were said. */
  async until(count: number): Promise<readonly (string | Uint8Array)[]> {
    while (this.said.length < count)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    return this.said
  }

  async ended(): Promise<{ code: number; reason: string }> {
    while (!this.closed)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    return this.closed
  }
}

/** What is answered to a request for a WebSocket. */
export const upgradeAt = async (
  mock: Answering,
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => mock.handle(incoming(target, { ...HANDSHAKE, ...headers }))

export async function talkAt(
  mock: Answering,
  target: string,
  headers?: Readonly<Record<string, string>>,
): Promise<Talk> {
  const { socket, status, body } = await upgradeAt(mock, target, headers)
  if (!socket) throw new Error(`${target}: ${status} ${String(body)}`)
  return new Talk(socket)
}

const HANDSHAKE = {
  host: 'localhost',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

const incoming = (target: string, headers: Readonly<Record<string, string>>): IncomingRequest => ({
  method: 'GET',
  target,
  address: '127.0.0.1',
  isUpgrade: true,
  header: (name) => headers[name],
  headers: () => ({ ...headers }),
  bytes: async () => new Uint8Array(),
  text: async () => '',
})
