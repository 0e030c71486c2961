// A request as MSW has it, as a mock reads it: like one that came over HTTP.
import { tooLarge, WebIncoming } from '../../core/request/index.ts'
import { cookieHeader } from './cookie-header.ts'

export class MswIncoming extends WebIncoming {
  readonly #request: Request
  readonly #cookies: Readonly<Record<string, string>>
  #isBodyTaken = false

  /** @param cookies those that MSW would send: in a browser no request holds them */
  constructor(request: Request, cookies: Readonly<Record<string, string>>) {
    super(request, { address: '127.0.0.1', clonesBody: true })
    this.#request = request
    this.#cookies = cookies
  }

  /** Nobody after the mock has the request: its body is read without a copy. */
  takeBody(): void {
    this.#isBodyTaken = true
  }

  override header(name: string): string | undefined {
    if (name === 'cookie') return cookieHeader(super.header(name), this.#cookies)
    return super.header(name) ?? (name === 'host' ? this.#host : undefined)
  }

  override headers(): Record<string, string> {
    const headers = { host: this.#host, ...super.headers() }
    const cookie = this.header('cookie')
    return cookie === undefined ? headers : { ...headers, cookie }
  }

  override async bytes(maxBytes: number): Promise<Uint8Array> {
    if (!this.#isBodyTaken) return super.bytes(maxBytes)
    // Whoever made the request in this process had all of it in memory, so that it may be read before it is measured.
    const bytes = new Uint8Array(await this.#request.arrayBuffer())
    if (bytes.length > maxBytes) throw tooLarge(maxBytes)
    return bytes
  }

  override async text(maxBytes: number): Promise<string> {
    return this.#isBodyTaken ? decoder.decode(await this.bytes(maxBytes)) : super.text(maxBytes)
  }

  get #host(): string {
    return new URL(this.#request.url).host
  }
}

const decoder = new TextDecoder()
