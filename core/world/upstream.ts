// Asking another server, as a runtime does it: what proxies and callbacks go through.
import type { ConnectUpstream } from './upstream-socket.ts'

export type HeaderPairs = readonly (readonly [name: string, value: string])[]

/** The request of a client that another server is asked for, as it came. */
export interface ClientRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
}

export interface UpstreamRequest {
  /** Undefined for what no client waits for, such as a callback. */
  readonly client?: ClientRequest | undefined
  readonly method: string
  /** Absolute, http or https. */
  readonly url: string
  readonly headers: HeaderPairs
  readonly body: string | Uint8Array | ReadableStream<Uint8Array> | null
  /** Milliseconds until the answer's head must have come. */
  readonly timeoutMs: number
  /** Given what gives up, also in the middle of the answer's body: a function, as it is cheaper than a signal. */
  readonly onStart?: ((abort: () => void) => void) | undefined
}

export interface UpstreamAnswer {
  readonly status: number
  readonly headers: HeaderPairs
  /** As it was sent: what is compressed stays so. Null for none. */
  readonly body: ReadableStream<Uint8Array> | null
  /** All of the body, in place of asking for it as a stream, where that is cheaper. */
  bytes?(): Promise<Uint8Array>
}

/**
 * Sends a request and gives the answer once its head has come. Redirects are not followed.
 * @throws MockhostError `upstream-refused`, `upstream-late`, `upstream-broken`, `upstream-forbidden`
 */
export interface Upstream {
  (request: UpstreamRequest): Promise<UpstreamAnswer>
  /** Opens a WebSocket to another server; left out where there is none to be had. */
  readonly connect?: ConnectUpstream | undefined
}
