// A WebSocket between a front, which carries it, and what speaks on it.

/** The wire to one client, as a front gives it. */
export interface Wire {
  /** A text is sent as text, bytes as binary. */
  send(message: string | Uint8Array): void
  /** Says goodbye, behind what was sent. */
  close(code: number, reason: string): void
  /** Drops the connection without a word. */
  terminate(): void
  /** Bytes that were sent and wait for the client to take them. */
  readonly bufferedBytes: number
}

/** What speaks on a connection. A front calls `open` once, or `closed` in its place where nothing came of it. */
export interface SocketEnd {
  open(wire: Wire): void
  /** A whole message: a text, or bytes where it is binary. */
  message(message: string | Uint8Array): void
  /** The client sent a ping or a pong. */
  heard(): void
  /** The connection is no more; told once. 1006 is the code where nobody said goodbye. */
  closed(code: number, reason: string): void
  /** Ends the connection from this side. */
  end(code: number, reason: string): void
}
