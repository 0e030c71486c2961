// A WebSocket that MSW intercepts, as a mock reads the request for it. Of its headers MSW tells the sub-protocols only.
import type { IncomingRequest } from '../../core/index.ts'

export class SocketIncoming implements IncomingRequest {
  readonly method = 'GET'
  readonly address = '127.0.0.1'
  readonly isUpgrade = true
  readonly target: string
  readonly #headers: Readonly<Record<string, string>>

  constructor(url: URL, protocols: string | readonly string[] = []) {
    this.target = `${url.pathname}${url.search}`
    const offered = [protocols].flat().join(', ')
    this.#headers = {
      host: url.host,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      // Nobody checks it: there is no connection that it belongs to.
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      ...(offered === '' ? {} : { 'sec-websocket-protocol': offered }),
    }
  }

  header(name: string): string | undefined {
    return Object.hasOwn(this.#headers, name) ? this.#headers[name] : undefined
  }

  headers(): Record<string, string> {
    return { ...this.#headers }
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array()
  }

  async text(): Promise<string> {
    return ''
  }
}
