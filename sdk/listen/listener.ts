// A port, and what answers on it.
import type { Answer, IncomingRequest } from '../../core/index.ts'

/** What answers: requests as plain data where it can, Web objects for what must be streamed. */
export interface App {
  /** The answer; undefined for a request that `fetch` is to answer. */
  handle(incoming: IncomingRequest): Answer | Promise<Answer> | undefined
  /** Answers what `handle` passes on. */
  fetch?(request: Request, address: string): Response | Promise<Response>
}

/** Which server carries the requests: Bun's own is faster, Node's carries more. */
export type Transport = 'bun' | 'node'

/** What a server proves with who it is: a certificate with its chain and its key, in PEM, or both in one PFX file. */
export interface TlsIdentity {
  readonly cert?: string
  readonly key?: string
  readonly pfx?: Uint8Array
  readonly passphrase?: string
  /** Certificates that complete the chain. */
  readonly ca?: string
}

export interface ListenOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Empty for every address. */
  readonly hostname: string
  readonly transport: Transport
  /** Seconds after which a connection ends on which nothing moves, up to 255. Default 120. */
  readonly idleSeconds?: number | undefined
  /** Bytes of a message of a WebSocket client; a longer one ends its connection with 1009. Default 1 MiB. */
  readonly messageBytes?: number | undefined
  /** Has connections secured with it; plain HTTP where it is left out. */
  readonly tls?: TlsIdentity | undefined
}

/** So long a client may do nothing, in seconds: send nothing of its request, take nothing of its answer. */
export const IDLE_SECONDS = 120

export interface Listener {
  readonly port: number
  /** How clients on this machine reach it. */
  readonly url: string
  /** Takes no more requests, and ends when those under way are answered. */
  drain(): Promise<void>
  /** Stops listening; requests under way are cut off. */
  close(): Promise<void>
  /**
   * Secures the connections to come with another identity, where there is TLS; those that are open go on.
   * @throws where it is none, and the one before stays
   */
  renew?(identity: TlsIdentity): void
}

/** The body of an answer where the app gave none. */
export const FAILED = 'mockhost failed to answer'

/** The URL of a listener, for a browser on this machine. */
export function localUrl(hostname: string, port: number, scheme = 'http'): string {
  const isAny = hostname === '' || hostname === '0.0.0.0' || hostname === '::'
  const host = isAny ? 'localhost' : hostname.includes(':') ? `[${hostname}]` : hostname
  return `${scheme}://${host}:${port}`
}
