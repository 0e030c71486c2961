// Asks by `fetch`, or by a function in its place: the fastest way on Bun, and the only one in a browser, which decodes
// what is compressed.
import type { HeaderPairs, Upstream, UpstreamRequest } from '../../core/index.ts'
import { refused, tooLate } from './errors.ts'

export type Send = (url: string, init: RequestInit) => Promise<Response>

/** @param isDecoding whether it gives bodies that are no longer compressed, as their headers still say */
export const upstreamOver =
  (send: Send, isDecoding: (response: Response) => boolean): Upstream =>
  async (request) => {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), request.timeoutMs)
    const signals = [patience.signal, ...(request.signal ? [request.signal] : [])]
    try {
      const signal = AbortSignal.any(signals)
      const sent = send(request.url, initOf(request, signal))
      const response = await Promise.race([sent, aborted(signal)])
      const body = request.method === 'HEAD' ? null : response.body
      return { status: response.status, headers: headersOf(response, isDecoding(response)), body }
    } catch (error) {
      if (patience.signal.aborted) throw tooLate(request)
      throw refused(request, error)
    } finally {
      clearTimeout(timer)
    }
  }

/** A function may not listen to the signal that it is given. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

/**
 * Words that Bun alone knows: what is compressed is handed on so, and mocks stand in front of test servers, whose
 * certificates nobody has signed. Source of the latter: Mockoon.
 */
const OF_BUN = { decompress: false, tls: { rejectUnauthorized: false } }

const initOf = ({ method, headers, body }: UpstreamRequest, signal: AbortSignal): RequestInit => ({
  method,
  headers: headers as [string, string][],
  body: method === 'GET' || method === 'HEAD' ? null : (body as BodyInit | null),
  redirect: 'manual',
  signal,
  ...OF_BUN,
  ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
})

const OF_ENCODING = new Set(['content-encoding', 'content-length'])

function headersOf({ headers }: Response, isDecoded: boolean): HeaderPairs {
  const cookies = headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie])
  const leavesOut = isDecoded && headers.has('content-encoding')
  const others = [...headers].filter(
    ([name]) => name !== 'set-cookie' && !(leavesOut && OF_ENCODING.has(name)),
  )
  return [...others, ...cookies]
}

const isBun = globalThis.process?.versions?.bun !== undefined

/** By `fetch` as it is when it is asked: tests put others in its place. */
export const fetchUpstream: Upstream = upstreamOver(
  (url, init) => fetch(url, init),
  () => !isBun,
)
