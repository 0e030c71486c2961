// A recorded request as one that comes in once more. What was redacted of it is left out.
import type { IncomingRequest } from '../../core/index.ts'
import type { ReplayableRequest } from '../transactions/index.ts'

export type RequestParts = Pick<
  ReplayableRequest,
  'method' | 'target' | 'address' | 'headers' | 'redacted' | 'body'
>

export class ReplayedRequest implements IncomingRequest {
  readonly method: string
  readonly target: string
  readonly address: string
  readonly #headers: Record<string, string>
  readonly #body: ReplayableRequest['body']

  constructor({ method, target, address, headers, redacted, body }: RequestParts) {
    this.method = method
    this.target = target
    this.address = address
    this.#body = body
    this.#headers = Object.fromEntries(
      headers
        .filter(([name]) => !redacted.includes(name))
        .map(([name, value]) => [name.toLowerCase(), value]),
    )
  }

  header(name: string): string | undefined {
    return Object.hasOwn(this.#headers, name) ? this.#headers[name] : undefined
  }

  headers(): Record<string, string> {
    return { ...this.#headers }
  }

  stream(): ReadableStream<Uint8Array> | null {
    return this.#body ? new Blob([this.#body as BlobPart]).stream() : null
  }

  /** It was within the limit when it was recorded. */
  async bytes(): Promise<Uint8Array> {
    const body = this.#body ?? ''
    return typeof body === 'string' ? new TextEncoder().encode(body) : body
  }

  async text(): Promise<string> {
    const body = this.#body ?? ''
    return typeof body === 'string' ? body : new TextDecoder().decode(body)
  }
}
