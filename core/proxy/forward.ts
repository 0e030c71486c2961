// Asks another server, and hands its answer on as it comes.
import { type Answer, HeaderBuilder, problemAnswer, StreamedBody } from '../answer/index.ts'
import { MockhostError, messageOf } from '../errors.ts'
import type { Outcome } from '../outcome.ts'
import { failure, notImplemented } from '../problems.ts'
import type { RequestView } from '../request/index.ts'
import type { WorkInput } from '../work.ts'
import type { UpstreamAnswer } from '../world/index.ts'
import type { ProxyWork } from './plan.ts'

/** Never rejects: what goes wrong with the other server is an answer too. */
export async function forward(work: ProxyWork, { outcome, exchange }: WorkInput): Promise<Outcome> {
  const { upstream } = exchange.world
  const request = exchange.request as RequestView
  if (!upstream) {
    const detail = 'This mock asks another server, which it may not from here'
    return {
      ...outcome,
      answer: notImplemented('proxy', detail, work.mockHeaders),
      problem: detail,
    }
  }
  const gone = new AbortController()
  try {
    const answer = await upstream({
      client: { method: request.method, target: request.target },
      method: request.method,
      url: work.url,
      headers: work.headers,
      body: request.bodyToHandOn(),
      timeoutMs: work.timeoutMs,
      signal: gone.signal,
    })
    return { ...outcome, answer: await handOn(answer, work, () => gone.abort()) }
  } catch (error) {
    return failed(error, work, outcome, request)
  }
}

/** A short body is there as soon as its head: it is read at once, and the log has it. */
const SHORT_BYTES = 64 * 1024

/** @throws MockhostError `upstream-broken` for a short body that breaks off */
async function handOn(given: UpstreamAnswer, work: ProxyWork, abort: () => void): Promise<Answer> {
  const headers = new HeaderBuilder(work.mockHeaders)
  const named =
    headerOf(given, 'connection')
      ?.toLowerCase()
      .split(/\s*,\s*/) ?? []
  for (const [name, value] of given.headers) {
    const lower = name.toLowerCase()
    if (HOP_BY_HOP.has(lower) || named.includes(lower)) continue
    headers.set(name, lower === 'set-cookie' ? ownCookie(value, work.isSecure) : value)
  }
  const list = overlay(headers, work)
  const { body } = given
  if (!body) return { status: given.status, headers: list, body: null }
  const length = Number(headerOf(given, 'content-length') ?? Number.NaN)
  const isKnown = Number.isSafeInteger(length)
  if (isKnown && length <= SHORT_BYTES)
    return { status: given.status, headers: list, body: await readShort(body, length) }
  const streamed = new StreamedBody({
    length: isKnown ? length : undefined,
    open: () => body,
    cancel: () => {
      abort()
      body.cancel().catch(() => {})
    },
  })
  return { status: given.status, headers: list, body: streamed }
}

async function readShort(body: ReadableStream<Uint8Array>, length: number): Promise<Uint8Array> {
  const bytes = await new Response(body).bytes().catch((error) => {
    throw broken(messageOf(error), error)
  })
  if (bytes.length === length) return bytes
  throw broken(`it sent ${bytes.length} bytes and had said ${length}`)
}

const broken = (why: string, cause?: unknown): MockhostError =>
  new MockhostError('upstream-broken', `The other server broke off: ${why}`, { cause })

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'trailer', 'upgrade'])

const headerOf = ({ headers }: UpstreamAnswer, lowerName: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === lowerName)?.[1]

/** A cookie of the other server's domain becomes one of the mock's. Source: Mockoon 9.9. */
const ownCookie = (cookie: string, isSecure: boolean): string => {
  const own = cookie.replace(/;\s*domain=[^;]*/i, '')
  return isSecure ? own : own.replace(/;\s*secure(?=;|$)/i, '')
}

/** Headers that the mock sets on answers. Of cookies, Mockoon adds those whose name is in small letters. */
function overlay(headers: HeaderBuilder, { responseHeaders }: ProxyWork) {
  const replacesCookies = responseHeaders.some(
    ([name]) => name !== 'set-cookie' && name.toLowerCase() === 'set-cookie',
  )
  const builder = new HeaderBuilder(
    replacesCookies
      ? headers.entries.filter(([name]) => name.toLowerCase() !== 'set-cookie')
      : headers.entries,
  )
  for (const [name, value] of responseHeaders)
    builder.set(
      name,
      name.toLowerCase() === 'set-cookie' ? value.replace(/;\s*secure(?=;|$)/i, '') : value,
    )
  return builder.list
}

function failed(error: unknown, work: ProxyWork, outcome: Outcome, request: RequestView): Outcome {
  const problem = failure(error, outcome, work.dialect)
  if (work.dialect !== 'mockoon' || !isOfUpstream(error))
    return { ...outcome, answer: problemAnswer(problem, work.mockHeaders), problem: problem.detail }
  // A Mockoon file is answered as Mockoon answers.
  const text = `An error occurred while trying to proxy to ${work.written} ${request.target}: ${messageOf(error.cause ?? error)}`
  const headers = new HeaderBuilder(work.mockHeaders).set('Content-Type', 'text/plain')
  return {
    ...outcome,
    answer: { status: 504, headers: headers.list, body: text },
    problem: problem.detail,
  }
}

const isOfUpstream = (error: unknown): error is MockhostError =>
  error instanceof MockhostError && error.code.startsWith('upstream-')
