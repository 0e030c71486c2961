// WebSockets on Bun's own server.
import { type Answer, type SocketEnd, WebIncoming, type Wire } from '../../core/index.ts'
import type { OpenSockets } from './open-sockets.ts'

/** A request that may ask for a WebSocket. */
export class BunIncoming extends WebIncoming {
  get isUpgrade(): boolean {
    return this.method === 'GET' && this.header('upgrade')?.toLowerCase() === 'websocket'
  }
}

/** Core's limits close a connection long before; without one of its own, Bun would drop what it calls too much. */
const NO_LIMIT_BYTES = 1024 * 1024 * 1024
/** The longest that Bun lets a WebSocket be silent, in seconds. */
const MOST_IDLE_SECONDS = 960

export interface BunSocketOptions {
  /** Of a message. */
  readonly messageBytes: number
  /** A client that answers no ping for so long is gone. */
  readonly idleSeconds: number
}

export const bunSockets = (
  open: OpenSockets,
  { messageBytes, idleSeconds }: BunSocketOptions,
): Bun.WebSocketHandler<SocketEnd> => ({
  perMessageDeflate: false,
  maxPayloadLength: messageBytes,
  idleTimeout: Math.min(idleSeconds, MOST_IDLE_SECONDS),
  sendPings: true,
  backpressureLimit: NO_LIMIT_BYTES,
  open: (socket) => open.open(socket.data, new BunWire(socket)),
  message: ({ data }, message) => data.message(message),
  ping: ({ data }) => data.heard(),
  pong: ({ data }) => data.heard(),
  close: ({ data }, code, reason) => open.closed(data, code, reason),
})

/** Undefined where the connection has become a WebSocket. */
export function upgrade(
  { headers, socket: end }: Answer,
  request: Request,
  server: Bun.Server<SocketEnd>,
): Response | undefined {
  if (end && server.upgrade(request, { data: end, headers: headers.web })) return undefined
  end?.closed(1006, 'the client was gone before')
  return new Response(null, { status: 400 })
}

class BunWire implements Wire {
  readonly #socket: Bun.ServerWebSocket<SocketEnd>

  constructor(socket: Bun.ServerWebSocket<SocketEnd>) {
    this.#socket = socket
  }

  get bufferedBytes(): number {
    return this.#socket.getBufferedAmount()
  }

  send(message: string | Uint8Array): void {
    this.#socket.send(message)
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  terminate(): void {
    this.#socket.terminate()
  }
}
