// Requests as the mock is to see them, where that is not as they came.
import type { IncomingRequest } from '../../core/index.ts'

/** A request like another one, perhaps with another target. */
export class AlteredIncoming implements IncomingRequest {
  readonly method: string
  readonly target: string
  protected readonly incoming: IncomingRequest

  constructor(incoming: IncomingRequest, target = incoming.target) {
    this.method = incoming.method
    this.target = target
    this.incoming = incoming
  }

  get address(): string {
    return this.incoming.address
  }

  get isUpgrade(): boolean {
    return this.incoming.isUpgrade ?? false
  }

  header(name: string): string | undefined {
    return this.incoming.header(name)
  }

  headers(): Record<string, string> {
    return this.incoming.headers()
  }

  bytes(maxBytes: number): Promise<Uint8Array> {
    return this.incoming.bytes(maxBytes)
  }

  text(maxBytes: number): Promise<string> {
    return this.incoming.text(maxBytes)
  }

  stream(): ReadableStream<Uint8Array> | null {
    return this.incoming.stream?.() ?? null
  }

  onGone(listener: () => void): () => void {
    return this.incoming.onGone?.(listener) ?? (() => {})
  }
}
