// Takes the name of the session out of a request, before a mock sees it.
import type { IncomingRequest } from '../request/index.ts'
import { assertSessionId, SESSION_HEADER } from './session-id.ts'

export interface NamedRequest {
  /** Undefined where the request names no session. */
  readonly session: string | undefined
  /** The request without the name. */
  readonly incoming: IncomingRequest
}

/** @throws MockhostError `session-invalid` for a name that is none */
export function takeSession(incoming: IncomingRequest): NamedRequest {
  const session = incoming.header(SESSION_HEADER)
  if (session === undefined) return { session, incoming }
  assertSessionId(session)
  return { session, incoming: new NamelessIncoming(incoming) }
}

/** A request without the name of a session. */
export class NamelessIncoming implements IncomingRequest {
  readonly #incoming: IncomingRequest

  constructor(incoming: IncomingRequest) {
    this.#incoming = incoming
  }

  get method(): string {
    return this.#incoming.method
  }

  get target(): string {
    return this.#incoming.target
  }

  get address(): string {
    return this.#incoming.address
  }

  get isUpgrade(): boolean | undefined {
    return this.#incoming.isUpgrade
  }

  get isWithBody(): boolean | undefined {
    return this.#incoming.isWithBody
  }

  header(name: string): string | undefined {
    return name === SESSION_HEADER ? undefined : this.#incoming.header(name)
  }

  headers(): Record<string, string> {
    const { [SESSION_HEADER]: _, ...others } = this.#incoming.headers()
    return others
  }

  bytes(maxBytes: number): Promise<Uint8Array> {
    return this.#incoming.bytes(maxBytes)
  }

  text(maxBytes: number): Promise<string> {
    return this.#incoming.text(maxBytes)
  }

  stream(): ReadableStream<Uint8Array> | null {
    return this.#incoming.stream?.() ?? null
  }

  onGone(listener: () => void): () => void {
    return this.#incoming.onGone?.(listener) ?? (() => {})
  }
}
