// WebSockets on Node's HTTP server, by the package `ws`, which is loaded for the first of them.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import type { Answer, SocketEnd, Wire } from '../../core/index.ts'
import { asPlainRequest } from './node-plain-request.ts'
import type { OpenSockets } from './open-sockets.ts'
import { Pings } from './pings.ts'

/** Its server of raw HTTP is one of its own, which does not listen to a connection that is given back to it. */
const isBun = process.versions.bun !== undefined

/** A request that wants to become something else than HTTP, with what the client has sent behind it. */
export interface Upgrade {
  readonly message: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
}

export interface NodeSocketOptions {
  /** Of a message. */
  readonly messageBytes: number
  /** A client that answers no ping for so long is gone. */
  readonly idleSeconds: number
}

export class NodeSockets {
  readonly #open: OpenSockets
  readonly #options: NodeSocketOptions
  readonly #pings: Pings
  /** What was chosen for requests that are being upgraded. */
  readonly #protocols = new WeakMap<IncomingMessage, string>()
  #server: Promise<WebSocketServer> | undefined

  constructor(open: OpenSockets, options: NodeSocketOptions) {
    this.#open = open
    this.#options = options
    this.#pings = new Pings(options.idleSeconds)
  }

  /**
   * Has requests for WebSockets taken; what wants to become anything else stays what it is. Source: Mockoon.
   * @param takePlain for where the server can't read a request again; its connection ends with the answer
   */
  listen(
    server: Server,
    take: (upgrade: Upgrade) => void,
    takePlain: (upgrade: Upgrade) => void,
  ): void {
    server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
      // A client that breaks off is no error of the server's.
      socket.on('error', () => socket.destroy())
      if (isWebSocket(message)) take({ message, socket, head })
      else if (isBun) takePlain({ message, socket, head })
      else asPlainRequest(server, { message, socket, head })
    })
  }

  /** Makes the connection a WebSocket on which something speaks. */
  async upgrade(
    { headers }: Answer,
    end: SocketEnd,
    { message, socket, head }: Upgrade,
  ): Promise<void> {
    const protocol = headers.get('sec-websocket-protocol')
    if (protocol !== undefined) this.#protocols.set(message, protocol)
    try {
      this.#server ??= this.#create()
      const server = await this.#server
      const gone = () => end.closed(1006, 'the client was gone before')
      if (socket.destroyed) return gone()
      socket.once('close', gone)
      server.handleUpgrade(message, socket, head, (opened) => {
        socket.off('close', gone)
        this.#carry(opened, end)
      })
    } catch {
      end.closed(1006, 'WebSockets can not be had here')
      socket.destroy()
    }
  }

  async #create(): Promise<WebSocketServer> {
    const { WebSocketServer } = await import('ws')
    return new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: this.#options.messageBytes,
      handleProtocols: (_, message) => this.#protocols.get(message) ?? false,
    })
  }

  #carry(socket: WebSocket, end: SocketEnd): void {
    let problem = ''
    this.#pings.add(socket, () => {
      problem ||= 'nothing was heard of the client'
    })
    socket.on('message', (data, isBinary) => end.message(isBinary ? toBytes(data) : String(data)))
    socket.on('ping', () => end.heard())
    socket.on('pong', () => end.heard())
    // What it breaks off for is told where it ends.
    socket.on('error', (error) => {
      problem ||= error.message
    })
    socket.on('close', (code, reason) => this.#open.closed(end, code, problem || String(reason)))
    this.#open.open(end, new NodeWire(socket))
  }
}

const isWebSocket = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'

const toBytes = (data: Buffer | ArrayBuffer | Buffer[]): Uint8Array =>
  Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data)

class NodeWire implements Wire {
  readonly #socket: WebSocket

  constructor(socket: WebSocket) {
    this.#socket = socket
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount
  }

  send(message: string | Uint8Array): void {
    this.#socket.send(message, ignore)
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  terminate(): void {
    this.#socket.terminate()
  }
}

/** That the client was gone is told where the connection ends. */
const ignore = (): void => {}
