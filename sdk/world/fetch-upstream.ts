// Asks by `fetch`, or by a function in its place: the fastest way on Bun, and the only one in a browser, which decodes
// what is compressed.
import {
  afterMs,
  type HeaderPairs,
  type Upstream,
  type UpstreamAnswer,
  type UpstreamRequest,
} from '../../core/index.ts'
import { refused, tooLate } from './errors.ts'

export type Send = (url: string, init: RequestInit) => Promise<Response>

/** @param isDecoding whether it gives bodies that are no longer compressed, as their headers still say */
export const upstreamOver =
  (send: Send, isDecoding: (response: Response) => boolean): Upstream =>
  async (request) => {
    const giving = new AbortController()
    let isLate = false
    const hasAnswered = afterMs(request.timeoutMs, () => {
      isLate = true
      giving.abort()
    })
    request.onStart?.(() => giving.abort())
    try {
      const response = await send(request.url, initOf(request, giving.signal))
      return new FetchAnswer(response, request.method === 'HEAD', isDecoding(response))
    } catch (error) {
      throw isLate ? tooLate(request) : refused(request, error)
    } finally {
      hasAnswered()
    }
  }

class FetchAnswer implements UpstreamAnswer {
  readonly status: number
  readonly headers: HeaderPairs
  readonly #response: Response
  readonly #isOfHead: boolean

  constructor(response: Response, isOfHead: boolean, isDecoded: boolean) {
    this.status = response.status
    this.headers = headersOf(response, isDecoded)
    this.#response = response
    this.#isOfHead = isOfHead
  }

  /** To ask for the stream costs as much as all of a short body. */
  get body(): ReadableStream<Uint8Array> | null {
    return this.#isOfHead ? null : this.#response.body
  }

  bytes(): Promise<Uint8Array> {
    return this.#response.bytes()
  }
}

/** Mocks stand in front of test servers, whose certificates nobody has signed. Source: Mockoon. */
const ANY_CERTIFICATE = { rejectUnauthorized: false }

/** With words that Bun alone knows: what is compressed is handed on so. */
interface AskingInit extends RequestInit {
  readonly decompress: false
  readonly tls: { readonly rejectUnauthorized: boolean } | undefined
  readonly duplex: 'half' | undefined
}

const initOf = (
  { url, method, headers, body }: UpstreamRequest,
  signal: AbortSignal,
): AskingInit => ({
  method,
  headers: headers as [string, string][],
  body: method === 'GET' || method === 'HEAD' ? null : (body as BodyInit | null),
  redirect: 'manual',
  signal,
  decompress: false,
  tls: url.startsWith('https:') ? ANY_CERTIFICATE : undefined,
  duplex: body instanceof ReadableStream ? 'half' : undefined,
})

const OF_ENCODING = new Set(['content-encoding', 'content-length'])

function headersOf({ headers }: Response, isDecoded: boolean): HeaderPairs {
  if (!isDecoded && 'toJSON' in headers) return quickPairs(headers)
  const cookies = headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie])
  const leavesOut = isDecoded && headers.has('content-encoding')
  const others = [...headers].filter(
    ([name]) => name !== 'set-cookie' && !(leavesOut && OF_ENCODING.has(name)),
  )
  return [...others, ...cookies]
}

/** Bun has a way of its own, which is several times as fast as that of the Web. */
function quickPairs(headers: Headers): HeaderPairs {
  const byName = headers.toJSON() as Record<string, string | string[]>
  const pairs: [name: string, value: string][] = []
  for (const name of Object.keys(byName)) {
    const value = byName[name] as string | string[]
    if (typeof value === 'string') pairs.push([name, value])
    else for (const one of value) pairs.push([name, one])
  }
  return pairs
}

const isBun = globalThis.process?.versions?.bun !== undefined

/** By `fetch` as it is when it is asked: tests put others in its place. */
export const fetchUpstream: Upstream = upstreamOver(
  (url, init) => fetch(url, init),
  () => !isBun,
)
