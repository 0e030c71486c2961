// A request as MSW has it, as a mock reads it: like one that came over HTTP.
import { WebIncoming } from '../../core/request/index.ts'
import { cookieHeader } from './cookie-header.ts'

export class MswIncoming extends WebIncoming {
  readonly #request: Request
  readonly #cookies: Readonly<Record<string, string>>
  #isBodyTaken = false

  /** @param cookies those that MSW would send: in a browser no request holds them */
  constructor(request: Request, cookies: Readonly<Record<string, string>>) {
    super(request, { clonesBody: true })
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

  override bytes(maxBytes: number): Promise<Uint8Array> {
    return this.#isBodyTaken
      ? new WebIncoming(this.#request).bytes(maxBytes)
      : super.bytes(maxBytes)
  }

  override text(maxBytes: number): Promise<string> {
    return this.#isBodyTaken ? new WebIncoming(this.#request).text(maxBytes) : super.text(maxBytes)
  }

  get #host(): string {
    return new URL(this.#request.url).host
  }
}
