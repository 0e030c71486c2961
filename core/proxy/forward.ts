// Asks another server, and hands its answer on as it comes.
import { type Answer, HeaderBuilder, problemAnswer, StreamedBody } from '../answer/index.ts'
import { MockhostError, messageOf } from '../errors.ts'
import type { Outcome } from '../outcome.ts'
import { failure, notImplemented } from '../problems.ts'
import type { RequestView } from '../request/index.ts'
import type { WorkInput } from '../work.ts'
import { afterMs, type Upstream, type UpstreamAnswer } from '../world/index.ts'
import { bodyToSend } from './answer-body.ts'
import { answerHeaders } from './answer-headers.ts'
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
  try {
    return { ...outcome, answer: await ask(upstream, work, request) }
  } catch (error) {
    return failed(error, work, outcome, request)
  }
}

/** Most servers have answered by then: it costs something to know whether a client is still there. */
const WATCHED_AFTER_MS = 50

async function ask(upstream: Upstream, work: ProxyWork, request: RequestView): Promise<Answer> {
  const { body, length } = requestBody(request)
  let abort = () => {}
  let isGone = false
  let stay = () => {}
  const watching = afterMs(WATCHED_AFTER_MS, () => {
    stay = request.onGone(() => {
      isGone = true
      abort()
    })
  })
  try {
    const given = await upstream({
      client: { method: request.method, target: request.target },
      method: request.method,
      url: work.url,
      headers: [...work.headers, ...length],
      body,
      timeoutMs: work.timeoutMs,
      onStart: (own) => {
        abort = own
      },
    })
    return await handOn(given, work, { isOfHead: request.method === 'HEAD', abort })
  } catch (error) {
    throw isGone ? clientGone(error) : error
  } finally {
    // Once the answer is on its way, who sends it hears of a client that goes away.
    watching()
    stay()
  }
}

const clientGone = (cause: unknown): MockhostError =>
  new MockhostError('upstream-broken', 'The client went away before the other server answered', {
    cause,
  })

interface Asked {
  readonly isOfHead: boolean
  /** Gives up the exchange with the other server. */
  abort(): void
}

/** HEAD is told how long the body would be. */
const bodyLeftOut = (length: number | undefined): StreamedBody =>
  new StreamedBody({ length, open: () => new Blob([]) })

/** Milliseconds without a byte in the middle of an answer, before the other server is given up. */
const SILENCE_MS = 60_000

/** @throws MockhostError `upstream-broken` for a short body that breaks off */
function handOn(
  given: UpstreamAnswer,
  work: ProxyWork,
  { isOfHead, abort }: Asked,
): Answer | Promise<Answer> {
  const { status } = given
  const headers = answerHeaders(given.headers, work)
  const length = lengthOf(given.headers)
  if (isOfHead) return { status, headers, body: bodyLeftOut(length) }
  if (status === 204 || status === 304) return { status, headers, body: null }
  const body = bodyToSend({ answer: given, length, silenceMs: SILENCE_MS, abort })
  if (!(body instanceof Promise)) return { status, headers, body }
  return body.then((bytes) => ({ status, headers, body: bytes }))
}

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
