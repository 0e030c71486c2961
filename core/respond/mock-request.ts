// A request as a function sees it: plain to look at, and parsed only where it is looked at.
import type { Exchange } from '../exchange.ts'
import type { RequestView } from '../request/index.ts'
import type { MockRequest } from './responder.ts'

export function createMockRequest(exchange: Exchange): MockRequest {
  const request = exchange.request as RequestView
  const { publicBaseUrl } = exchange.world
  const origin = publicBaseUrl ?? `http://${request.header('host') ?? 'localhost'}`
  return {
    method: request.method,
    path: request.path,
    url: `${origin}${request.target}`,
    params: exchange.parameters,
    get query() {
      return request.query as Record<string, unknown>
    },
    get headers() {
      return request.headers()
    },
    get cookies() {
      return request.cookies
    },
    get body() {
      return request.body
    },
    get text() {
      return request.text
    },
    header: (name) => request.header(name),
  }
}
