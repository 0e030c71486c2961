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
      return answerOf(response, request.method, isDecoding(response))
    } catch (error) {
      throw isLate ? tooLate(request) : refused(request, error)
    } finally {
      hasAnswered()
    }
  }

function answerOf(response: Response, method: string, isDecoded: boolean): UpstreamAnswer {
  return {
    status: response.status,
    headers: headersOf(response, isDecoded),
    // To ask for the stream costs as much as all of a short body.
    get body() {
      return method === 'HEAD' ? null : response.body
    },
    bytes: () => response.bytes(),
  }
}

/**
 * Words that Bun alone knows: what is compressed is handed on so, and mocks stand in front of test servers, whose
 * certificates nobody has signed. Source of the latter: Mockoon.
 */
const OF_BUN = { decompress: false }
const OF_BUN_WITH_TLS = { ...OF_BUN, tls: { rejectUnauthorized: false } }

const initOf = (
  { url, method, headers, body }: UpstreamRequest,
  signal: AbortSignal,
): RequestInit => ({
  method,
  headers: headers as [string, string][],
  body: method === 'GET' || method === 'HEAD' ? null : (body as BodyInit | null),
  redirect: 'manual',
  signal,
  ...(url.startsWith('https:') ? OF_BUN_WITH_TLS : OF_BUN),
  ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
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
const quickPairs = (headers: Headers): HeaderPairs =>
  Object.entries(headers.toJSON() as Record<string, string | string[]>).flatMap(
    ([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]),
  )

const isBun = globalThis.process?.versions?.bun !== undefined

/** By `fetch` as it is when it is asked: tests put others in its place. */
export const fetchUpstream: Upstream = upstreamOver(
  (url, init) => fetch(url, init),
  () => !isBun,
)
