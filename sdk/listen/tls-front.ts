// TLS on Bun. Its own HTTP server is the fastest, but keeps for good the certificate that it began with; its TLS server
// takes another one while it runs. So TLS is taken off in front, and what is inside goes on to the HTTP server, which
// listens where only this process gets an answer.
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { createServer, type Server, type TLSSocket } from 'node:tls'
import { Clients } from './clients.ts'
import {
  IDLE_SECONDS,
  type Listener,
  type ListenOptions,
  localUrl,
  type TlsIdentity,
} from './listener.ts'
import { secureContext, tlsOptions } from './tls.ts'

const LOOPBACK = '127.0.0.1'
/** So long the HTTP server has to take the connections that are handed on before it is stopped. */
const TAKE_MS = 20

/** A plain listener, for the connections of these clients. */
export type ListenPlain = (options: ListenOptions & { clients: Clients }) => Promise<Listener>

/** @throws with a `code` such as `EADDRINUSE` where the port can't be had, and for an identity that is none */
export async function listenBehindTls(
  identity: TlsIdentity,
  options: ListenOptions,
  listenPlain: ListenPlain,
): Promise<Listener> {
  const { hostname, idleSeconds = IDLE_SECONDS } = options
  const server = createServer({ ...tlsOptions(identity, idleSeconds), allowHalfOpen: true })
  const clients = new Clients()
  const plain = await listenPlain({ ...options, port: 0, hostname: LOOPBACK, clients })
  const handOver = new HandOver(clients, { port: plain.port, idleMs: idleSeconds * 1_000 })
  server.on('secureConnection', (socket) => handOver.take(socket))
  // What a client gets wrong of TLS is between the two.
  server.on('tlsClientError', (_, socket) => socket.destroy())
  try {
    await listening(server, options)
  } catch (error) {
    await plain.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const closed = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return {
    port,
    url: localUrl(hostname, port, 'https'),
    drain: async () => {
      const drained = closed()
      await handOver.settled()
      await plain.drain()
      await drained
    },
    close: async () => {
      const ended = closed()
      handOver.cut()
      await plain.close()
      await ended
    },
    renew: (other) => server.setSecureContext(secureContext(other)),
  }
}

async function listening(server: Server, { port, hostname }: ListenOptions): Promise<void> {
  server.listen(port, hostname === '' ? undefined : hostname)
  await once(server, 'listening')
}

interface HandOverOptions {
  /** Of the HTTP server. */
  readonly port: number
  /** A client that does not take the end of what it got for so long is gone. */
  readonly idleMs: number
}

class HandOver {
  readonly #clients: Clients
  readonly #options: HandOverOptions
  readonly #open = new Set<TLSSocket>()
  readonly #underWay = new Set<Promise<unknown>>()

  constructor(clients: Clients, options: HandOverOptions) {
    this.#clients = clients
    this.#options = options
  }

  take(client: TLSSocket): void {
    const { port } = this.#options
    const inner = connect({ port, host: LOOPBACK, allowHalfOpen: true, noDelay: true })
    client.setNoDelay(true)
    this.#open.add(client)
    const made = new Promise<void>((resolve) => {
      inner.once('close', () => resolve())
      inner.once('connect', () => {
        this.#join(client, inner)
        resolve()
      })
    })
    this.#underWay.add(made)
    void made.then(() => this.#underWay.delete(made))
    // Whichever is broken off, the other one is.
    inner.once('error', () => client.destroy())
    client.once('error', () => client.destroy())
    client.once('close', () => {
      this.#open.delete(client)
      inner.destroy()
    })
  }

  #join(client: TLSSocket, inner: Socket): void {
    const { localPort = 0 } = inner
    this.#clients.add(localPort, client.remoteAddress ?? '')
    client.pipe(inner)
    inner.pipe(client)
    inner.once('close', () => {
      this.#clients.delete(localPort)
      // The client may still be taking what it got, but nobody listens to it any more.
      client.resume()
      client.setTimeout(this.#options.idleMs, () => client.destroy())
    })
  }

  /** When those that have come in are with the HTTP server. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay)
    await new Promise((resolve) => setTimeout(resolve, TAKE_MS))
  }

  /** Cuts all of them off. */
  cut(): void {
    for (const client of [...this.#open]) client.destroy()
  }
}
