// A WebSocket to another server, as a runtime opens it.
import type { Wire } from '../answer/index.ts'
import type { HeaderPairs, UpstreamAnswer } from './upstream.ts'

export interface UpstreamSocketRequest {
  /** Absolute, http or https. */
  readonly url: string
  /** Without those of the handshake. */
  readonly headers: HeaderPairs
  /** Sub-protocols that are offered. */
  readonly protocols: readonly string[]
  /** Milliseconds until the handshake must be done. */
  readonly timeoutMs: number
  /** Bytes of a message; one that is longer ends the connection. */
  readonly messageBytes: number
}

export interface SocketListener {
  /** A whole message: a text, or bytes where it is binary. */
  message(message: string | Uint8Array): void
  /** Told once, at the end: 1005 is the code where none was given, 1006 where nobody said goodbye. */
  closed(code: number, reason: string): void
}

export interface UpstreamSocket {
  /** The sub-protocol that is spoken; undefined for none. */
  readonly protocol: string | undefined
  readonly wire: Wire
  /** Nothing is read before. */
  listen(listener: SocketListener): void
}

/** What the other server says instead of opening one. */
export interface SocketRefusal {
  readonly refused: UpstreamAnswer
}

/** @throws MockhostError `upstream-refused`, `upstream-late`, `upstream-broken`, `upstream-forbidden` */
export type ConnectUpstream = (
  request: UpstreamSocketRequest,
) => Promise<UpstreamSocket | SocketRefusal>
