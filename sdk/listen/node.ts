// Node's HTTP server, which Bun has too: a thin adapter, because Web objects made for each request would cost more
// than everything else. It carries what Web objects can't: bodies of GET, any status.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import {
  type Answer,
  type IncomingRequest,
  readStream,
  StreamedBody,
  tooLarge,
} from '../../core/index.ts'
import { type App, FAILED, type Listener, type ListenOptions, localUrl } from './listener.ts'
import { sendStream } from './send-stream.ts'

export async function listenOnNode(app: App, { port, hostname }: ListenOptions): Promise<Listener> {
  const server = createServer((message, response) => {
    try {
      const answer = app.handle(new NodeIncoming(message))
      if (answer instanceof Promise)
        answer.then((late) => send(late, message, response)).catch(() => fail(response))
      else if (answer) send(answer, message, response)
      else fetchFrom(app, message, response).catch(() => fail(response))
    } catch {
      fail(response)
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname === '' ? undefined : hostname, resolve)
  })
  const actual = (server.address() as AddressInfo).port
  const closed = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return {
    port: actual,
    url: localUrl(hostname, actual),
    drain: () => {
      const drained = closed()
      server.closeIdleConnections()
      return drained
    },
    close: () => {
      const ended = closed()
      server.closeAllConnections()
      return ended
    },
  }
}

/** Web objects, for what must be streamed. */
async function fetchFrom(
  app: App,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { createRequest, sendResponse } = await import('@remix-run/node-fetch-server')
  const request = createRequest(message, response)
  const answer = await app.fetch?.(request, message.socket.remoteAddress ?? '')
  if (answer) await sendResponse(response, answer)
  else fail(response)
}

class NodeIncoming implements IncomingRequest {
  readonly #message: IncomingMessage

  constructor(message: IncomingMessage) {
    this.#message = message
  }

  get method(): string {
    return this.#message.method ?? 'GET'
  }

  /** Proxies send whole URLs, and some clients what stands behind the hash. */
  get target(): string {
    const { url = '/' } = this.#message
    const path = url.startsWith('http') ? url.replace(/^https?:\/\/[^/?]*/, '') || '/' : url
    return path.includes('#') ? path.slice(0, path.indexOf('#')) : path
  }

  get address(): string {
    return this.#message.socket.remoteAddress ?? ''
  }

  header(name: string): string | undefined {
    return joined(this.#message.headers[name])
  }

  headers(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#message.headers).map(([name, value]) => [name, joined(value) ?? '']),
    )
  }

  bytes(maxBytes: number): Promise<Uint8Array> {
    const declared = Number(this.#message.headers['content-length'] ?? 0)
    return declared > maxBytes
      ? Promise.reject(tooLarge(maxBytes))
      : readStream(this.#message, maxBytes)
  }

  stream(): ReadableStream<Uint8Array> {
    return Readable.toWeb(this.#message) as unknown as ReadableStream<Uint8Array>
  }

  async text(maxBytes: number): Promise<string> {
    return decoder.decode(await this.bytes(maxBytes))
  }
}

/** What the engine does not answer itself would be a bug of ours; it must not take the other requests with it. */
function fail(response: ServerResponse): void {
  if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' })
  response.end(FAILED)
}

const decoder = new TextDecoder()

const joined = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value

function send(answer: Answer, message: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body } = answer
  if (body instanceof StreamedBody) {
    sendStream(answer, body, message, response)
    return
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const length =
    status === 204 || status === 304 ? [] : ['Content-Length', String(bytes?.length ?? 0)]
  response.writeHead(status, [...headers.flat, ...length])
  response.end(message.method === 'HEAD' ? undefined : (bytes ?? undefined))
}
