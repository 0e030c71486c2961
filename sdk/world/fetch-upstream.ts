// Asks by `fetch`: the fastest way on Bun, and the only one in a browser, which decodes what is compressed.
import {
  MockhostError,
  messageOf,
  type Upstream,
  type UpstreamAnswer,
  type UpstreamRequest,
} from '../../core/index.ts'

export const fetchUpstream: Upstream = async (request) => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), request.timeoutMs)
  const signals = [patience.signal, ...(request.signal ? [request.signal] : [])]
  try {
    return answerOf(await fetch(request.url, initOf(request, AbortSignal.any(signals))), request)
  } catch (error) {
    if (patience.signal.aborted) throw tooLate(request)
    throw refused(request, error)
  } finally {
    clearTimeout(timer)
  }
}

function initOf({ method, headers, body }: UpstreamRequest, signal: AbortSignal): RequestInit {
  return {
    method,
    headers: headers as [string, string][],
    body: body as BodyInit | null,
    redirect: 'manual',
    signal,
    // What is compressed is handed on so; Bun alone knows the word.
    ...{ decompress: false },
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  }
}

function answerOf(
  { status, headers, body }: Response,
  { method }: UpstreamRequest,
): UpstreamAnswer {
  const cookies = headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie])
  const others = [...headers].filter(([name]) => name !== 'set-cookie')
  return { status, headers: [...others, ...cookies], body: method === 'HEAD' ? null : body }
}

export const tooLate = ({ url, timeoutMs }: UpstreamRequest): MockhostError =>
  new MockhostError('upstream-late', `${originOf(url)} did not answer within ${timeoutMs} ms`)

const REFUSED =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ConnectionRefused|FailedToOpenSocket|DNSException|Unable to connect/i

export function refused({ url }: UpstreamRequest, error: unknown): MockhostError {
  if (error instanceof MockhostError) return error
  const { code, cause } = error as { code?: string; cause?: { code?: string; message?: string } }
  const reason = [code, messageOf(error), cause?.code, cause?.message].filter(Boolean).join(' ')
  const isRefused = REFUSED.test(reason)
  const what = isRefused ? 'can’t be reached' : 'broke the connection'
  return new MockhostError(
    isRefused ? 'upstream-refused' : 'upstream-broken',
    `${originOf(url)} ${what}: ${cause?.message ?? messageOf(error)}`,
    { cause: error },
  )
}

const originOf = (url: string): string => new URL(url).origin
