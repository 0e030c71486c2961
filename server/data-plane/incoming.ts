// Requests as the mock is to see them: without the key that opened it, or at another path.
import type { IncomingRequest } from '../../core/index.ts'

/** A request with another target, or without some headers. */
export class AlteredIncoming implements IncomingRequest {
  readonly method: string
  readonly target: string
  readonly #incoming: IncomingRequest
  readonly #hidden: ReadonlySet<string>

  constructor(
    incoming: IncomingRequest,
    { target, hidden }: { target?: string; hidden?: readonly string[] },
  ) {
    this.method = incoming.method
    this.target = target ?? incoming.target
    this.#incoming = incoming
    this.#hidden = new Set(hidden)
  }

  get address(): string {
    return this.#incoming.address
  }

  header(name: string): string | undefined {
    return this.#hidden.has(name) ? undefined : this.#incoming.header(name)
  }

  headers(): Record<string, string> {
    const headers = this.#incoming.headers()
    for (const name of this.#hidden) delete headers[name]
    return headers
  }

  bytes(maxBytes: number): Promise<Uint8Array> {
    return this.#incoming.bytes(maxBytes)
  }

  text(maxBytes: number): Promise<string> {
    return this.#incoming.text(maxBytes)
  }
}
