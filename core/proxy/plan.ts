// Plans a request to another server: where, with which headers, and what of its answer is changed. Nothing is sent yet.
import type { HeaderEntry } from '../answer/index.ts'
import type { Dialect } from '../document/index.ts'
import { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import type { Program } from '../program.ts'
import { renderHeaders } from '../render/index.ts'
import type { RequestView } from '../request/index.ts'
import type { CompiledProxy } from './compiled-proxy.ts'
import { listed } from './listed.ts'
import { targetOf } from './target.ts'

export interface ProxyWork {
  readonly kind: 'proxy'
  readonly url: string
  readonly headers: readonly HeaderEntry[]
  readonly timeoutMs: number
  /** The mock's own, which those of the answer go over. */
  readonly mockHeaders: readonly HeaderEntry[]
  /** Set over those of the answer. */
  readonly responseHeaders: readonly HeaderEntry[]
  /** Whether clients reach the mock over TLS, so that cookies may be for that alone. */
  readonly isSecure: boolean
  readonly dialect: Dialect
  /** As people wrote the target. */
  readonly written: string
}

/** How many mocks a request has been handed on by: one that asks itself would go on until nothing is left to connect with. */
const HOPS_HEADER = 'x-mockhost-hops'
const MOST_HOPS = 10

/** What is for one connection only, or is said anew. */
const NOT_HANDED_ON = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade', 'expect', 'host', 'content-length'],
  // It names a session of this mock.
  'x-mockhost-session',
  HOPS_HEADER,
])

/** @throws MockhostError `proxy-loop`, `proxy-target-invalid`, or of a `template-…` code */
export function planProxy(
  proxy: CompiledProxy,
  exchange: Exchange,
  { mock, dialect }: Program,
  mockHeaders: readonly HeaderEntry[],
): ProxyWork {
  const request = exchange.request as RequestView
  const { publicBaseUrl } = exchange.world
  return {
    kind: 'proxy',
    url: targetOf(proxy, exchange, mock.endpointPrefix, dialect),
    headers: requestHeaders(proxy, exchange, request),
    timeoutMs: proxy.timeoutMs,
    mockHeaders,
    responseHeaders: renderHeaders([], proxy.responseHeaders, exchange),
    isSecure: publicBaseUrl?.startsWith('https:') ?? mock.tlsOptions.enabled,
    dialect,
    written: proxy.written,
  }
}

function requestHeaders(
  proxy: CompiledProxy,
  exchange: Exchange,
  request: RequestView,
): HeaderEntry[] {
  const own = request.headers()
  const hops = (Number(own[HOPS_HEADER]) || 0) + 1
  if (hops > MOST_HOPS)
    throw new MockhostError(
      'proxy-loop',
      `Mocks have handed this request on ${MOST_HOPS} times. Does the proxy ask the mock itself?`,
    )
  const set = renderHeaders([], proxy.requestHeaders, exchange)
  const replaced = [...listed(own.connection), ...set.map(([name]) => name.toLowerCase())]
  const headers: HeaderEntry[] = []
  for (const name of Object.keys(own))
    if (!NOT_HANDED_ON.has(name) && !replaced.includes(name))
      headers.push([name, own[name] as string])
  headers.push(...set, [HOPS_HEADER, String(hops)])
  return headers
}
