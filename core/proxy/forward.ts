// Asks another server, and hands its answer on as it comes.
import { HeaderBuilder, problemAnswer, StreamedBody } from '../answer/index.ts'
import { MockhostError, messageOf } from '../errors.ts'
import type { Outcome } from '../outcome.ts'
import { failure, notImplemented } from '../problems.ts'
import type { RequestView } from '../request/index.ts'
import type { WorkInput } from '../work.ts'
import type { UpstreamAnswer, UpstreamRequest } from '../world/index.ts'
import { bodyToSend } from './answer-body.ts'
import { answerHeaders } from './answer-headers.ts'
import { Asking } from './asking.ts'
import type { ProxyWork } from './plan.ts'
import { requestBody } from './request-body.ts'

/** Never rejects: what goes wrong with the other server is an answer too. */
export async function forward(work: ProxyWork, { outcome, exchange }: WorkInput): Promise<Outcome> {
  const { upstream } = exchange.world
  if (!upstream) {
    const detail = 'This mock asks another server, which it may not from here'
    const answer = notImplemented('proxy', detail, work.mockHeaders)
    return { ...outcome, answer, problem: detail }
  }
  const request = exchange.request as RequestView
  const asking = new Asking(request)
  try {
    const given = await upstream(upstreamRequest(work, request, asking))
    const headers = answerHeaders(given.headers, work)
    const body = await bodyOf(given, request.method, asking)
    return { ...outcome, answer: { status: given.status, headers, body } }
  } catch (error) {
    return failed(asking.isClientGone ? clientGone(error) : error, work, outcome, request)
  } finally {
    // Once the answer is on its way, who sends it hears of a client that goes away.
    asking.forgetClient()
  }
}

function upstreamRequest(work: ProxyWork, request: RequestView, asking: Asking): UpstreamRequest {
  const { body, length } = requestBody(request)
  return {
    client: request,
    method: request.method,
    url: work.url,
    headers: length === undefined ? work.headers : [...work.headers, ['content-length', length]],
    body,
    timeoutMs: work.timeoutMs,
    onStart: asking.onStart,
  }
}

const clientGone = (cause: unknown): MockhostError =>
  new MockhostError('upstream-broken', 'The client went away before the other server answered', {
    cause,
  })

/** Milliseconds without a byte in the middle of an answer, before the other server is given up. */
const SILENCE_MS = 60_000

/** @throws MockhostError `upstream-broken` for a short body that breaks off */
function bodyOf(
  given: UpstreamAnswer,
  method: string,
  asking: Asking,
): Promise<Uint8Array> | StreamedBody | null {
  const { status } = given
  const length = lengthOf(given.headers)
  if (method === 'HEAD') return bodyLeftOut(length)
  if (status === 204 || status === 304) return null
  return bodyToSend({ answer: given, length, silenceMs: SILENCE_MS, asking })
}

/** HEAD is told how long the body would be. */
const bodyLeftOut = (length: number | undefined): StreamedBody =>
  new StreamedBody({ length, open: () => new Blob([]) })

function lengthOf(given: UpstreamAnswer['headers']): number | undefined {
  for (const [name, length] of given)
    if (name.toLowerCase() === 'content-length')
      return /^\d{1,15}$/.test(length) ? Number(length) : undefined
  return undefined
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
