// Decides what is sent: chooses a response by the route's mode and rules, and renders it. It changes nothing.
import { MockhostError } from '../errors.ts'
import { delay } from '../latency.ts'
import type { Outcome } from '../outcome.ts'
import { needsOf } from '../prepare.ts'
import { failure } from '../problems.ts'
import type { Endpoint, Needs, Program } from '../program.ts'
import { generateWaiting } from '../render/index.ts'
import { choose } from '../rules/index.ts'
import { explain } from '../trace/index.ts'
import type { MessageExchange } from './message-exchange.ts'
import { messageText } from './message-text.ts'
import { problemMessage } from './problem-message.ts'

export interface DecidedMessage {
  /** The outcome of its connection, with what was chosen and changed for this message. */
  readonly outcome: Outcome
  /** Empty for nothing. */
  readonly message: string | Uint8Array
  /** Milliseconds to wait before it is sent. */
  readonly delayMs: number
  readonly why: string
  /** Whether it took more than it may, so that it must not be tried again and again. */
  readonly isFatal: boolean
}

export interface MessageInput {
  readonly program: Program
  readonly endpoint: Endpoint
  readonly exchange: MessageExchange
  /** That of the connection. */
  readonly connected: Outcome
  has(needs: Needs): boolean
}

/** What is sent, or what is missing before that can be decided; undefined where the route has nothing to say. */
export function decideMessage(
  input: MessageInput,
): DecidedMessage | { readonly needs: Needs } | undefined {
  const { endpoint, exchange, connected, program } = input
  const { route, needs, path } = endpoint
  let outcome: Outcome = { ...connected, route, aftermath: undefined }
  try {
    exchange.parameters = path.match(exchange.request?.path ?? '') ?? {}
    if (!input.has(needs)) return { needs }
    const choice = choose(route, exchange, exchange.requestNumber())
    if (!choice) return undefined
    const { response, reason } = choice
    outcome = { ...outcome, response, reason }
    generateWaiting(route.waitingBuckets, exchange)
    const isLater = response.body.kind === 'function' || response.body.kind === 'file'
    const message = isLater ? '' : messageText(response.body, exchange)
    const decided = { ...outcome, changes: exchange.changes }
    const delayMs = delay(response.latency, exchange)
    return { outcome: decided, message, delayMs, why: explain(decided), isFatal: false }
  } catch (error) {
    const missing = needsOf(error)
    if (missing) return { needs: missing }
    return failed(error, outcome, program)
  }
}

/** What failed half way changes nothing. */
export function failed(error: unknown, outcome: Outcome, program: Program): DecidedMessage {
  const problem = failure(error, outcome, program.dialect)
  const told = { ...outcome, problem: problem.detail, changes: undefined }
  return {
    outcome: told,
    message: problemMessage(problem, program.dialect),
    delayMs: 0,
    why: explain(told),
    isFatal: error instanceof MockhostError && error.code === 'template-budget',
  }
}
