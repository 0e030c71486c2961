// Asks by Node's own client, which Bun has too: bytes as they were sent, and a say in which address is connected to.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { pipeline, Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { HeaderPairs, Upstream, UpstreamAnswer, UpstreamRequest } from '../../../core/index.ts'
import { refused, tooLate } from '../errors.ts'
import type { UpstreamOptions } from '../upstream.ts'

/** Connections that are kept for the next request. */
const KEPT = { keepAlive: true, maxFreeSockets: 64, timeout: 60_000 }

export function createNodeUpstream({ resolve }: UpstreamOptions): Upstream {
  const agents = { 'http:': new HttpAgent(KEPT), 'https:': new HttpsAgent(KEPT) }
  const lookup = resolve && lookupBy(resolve)
  return async (request) => {
    const url = new URL(request.url)
    const { hostname } = url
    const literal = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
    // Nobody looks up what is an address already.
    if (resolve && isIP(literal) !== 0) await resolve(literal)
    const agent = agents[url.protocol as 'http:']
    return send(request, { url, agent, lookup }).catch((error) => {
      if (!(error instanceof StaleConnection)) throw error
      return send(request, { url, agent: false, lookup })
    })
  }
}

function lookupBy(resolve: NonNullable<UpstreamOptions['resolve']>): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses
        if (options.all) callback(null, [...addresses])
        else callback(null, first?.address ?? '', first?.family)
      },
      (error) => callback(error, '', 4),
    )
  }
}

interface Way {
  readonly url: URL
  /** False for a connection of its own. */
  readonly agent: HttpAgent | HttpsAgent | false
  readonly lookup: LookupFunction | undefined
}

/** A kept connection that the other server had closed by the time it was used. */
class StaleConnection extends Error {}

/** @throws StaleConnection where nothing was sent that can't be sent again */
function send(request: UpstreamRequest, { url, agent, lookup }: Way): Promise<UpstreamAnswer> {
  const { method, body, timeoutMs } = request
  let isGivenUp = false
  return new Promise((resolve, reject) => {
    const make = url.protocol === 'https:' ? httpsRequest : httpRequest
    const sent = make(url, {
      method,
      agent,
      headers: toNodeHeaders(request),
      // Mocks stand in front of test servers, whose certificates nobody has signed. Source: Mockoon.
      rejectUnauthorized: false,
      ...(lookup ? { lookup } : {}),
    })
    const timer = setTimeout(() => sent.destroy(tooLate(request)), timeoutMs)
    request.onStart?.(() => {
      isGivenUp = true
      sent.destroy()
    })
    sent.once('response', (message) => {
      clearTimeout(timer)
      resolve(answerOf(message, method))
    })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      const isStale = sent.reusedSocket && error.code === 'ECONNRESET' && IDEMPOTENT.has(method)
      const isAgain = isStale && !(body instanceof ReadableStream) && !isGivenUp
      reject(isAgain ? new StaleConnection() : refused(request, error))
    })
    // Also where there is no error to tell, as when it switches to another protocol.
    sent.once('close', () => {
      clearTimeout(timer)
      reject(refused(request, new Error('it closed the connection without an answer')))
    })
    if (body instanceof ReadableStream) {
      const readable = Readable.fromWeb(body as unknown as NodeStream<Uint8Array>)
      // What goes wrong is told by the request itself.
      pipeline(readable, sent, () => {})
    } else sent.end(body ?? undefined)
  })
}

const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'])

/** Names may come more than once; how long the body is, where that is known. */
function toNodeHeaders({ headers, body }: UpstreamRequest): Record<string, string | string[]> {
  const named: Record<string, string | string[]> = {}
  for (const [name, value] of headers) {
    const known = named[name]
    named[name] = known === undefined ? value : [known, value].flat()
  }
  if (typeof body === 'string') named['content-length'] = String(Buffer.byteLength(body))
  else if (body instanceof Uint8Array) named['content-length'] = String(body.length)
  return named
}

function answerOf(message: IncomingMessage, method: string): UpstreamAnswer {
  const { rawHeaders, statusCode = 502 } = message
  const headers: [string, string][] = []
  for (let at = 0; at < rawHeaders.length; at += 2)
    headers.push([rawHeaders[at] as string, rawHeaders[at + 1] as string])
  const hasBody = method !== 'HEAD' && statusCode !== 204 && statusCode !== 304
  if (!hasBody) message.resume()
  return {
    status: statusCode,
    headers: headers as HeaderPairs,
    body: hasBody ? (Readable.toWeb(message) as unknown as UpstreamAnswer['body']) : null,
  }
}
