// Runs the function of a response, and makes an outcome of what it gives.
import { assertFinal, conditional, problemAnswer } from '../answer/index.ts'
import { MockhostError } from '../errors.ts'
import { Exchange } from '../exchange.ts'
import type { Outcome } from '../outcome.ts'
import { failure } from '../problems.ts'
import type { CompiledBucket, CompiledResponse, Program } from '../program.ts'
import { generateWaiting, renderHeaders } from '../render/index.ts'
import type { RequestView } from '../request/index.ts'
import { Layer } from '../state/index.ts'
import { answerOf } from './answer-of.ts'
import { createMockRequest } from './mock-request.ts'
import { StateView } from './mock-state.ts'
import type { Responder } from './responder.ts'
import { describeThrown } from './thrown.ts'
import { isWebResponse, readWebResponse } from './web-response.ts'

export interface RespondInput {
  readonly program: Program
  readonly exchange: Exchange
  /** What was decided: a response whose body a function makes. */
  readonly decided: Outcome
  /** What all requests see. */
  readonly state: Layer
}

/** Gives the outcome, onto what the state is by then. */
export type Finish = () => Outcome

/** What calls functions that stand as bodies: handed to the compiler by who can run them. */
export type Respond = typeof respond

/**
 * Runs the function. It never throws, nor does its promise reject: what goes wrong is an outcome too.
 * @returns a promise where the function gives one, or a Web `Response` whose body must be read
 */
export function respond(input: RespondInput): Finish | Promise<Finish> {
  const { exchange, state } = input
  // What templates of headers have changed is kept at once, so that the function's changes are all that can wait.
  exchange.changes?.writeTo(state)
  const run = new Run(input)
  try {
    const given = responderOf(input)(createMockRequest(exchange), run.view)
    if (!isThenable(given) && !isWebResponse(given)) return () => run.finish(given)
    return Promise.resolve(given)
      .then((late) => (isWebResponse(late) ? readWebResponse(late) : late))
      .then(
        (late) => () => run.finish(late),
        (error) => () => run.fail(error),
      )
  } catch (error) {
    return () => run.fail(error)
  }
}

/** One call of a function. */
class Run {
  readonly view: StateView
  readonly #input: RespondInput
  readonly #own: Layer
  readonly #era: number

  constructor(input: RespondInput) {
    const { program, exchange, state } = input
    this.#input = input
    this.#own = new Layer(state)
    this.#era = state.era
    this.view = new StateView({
      program,
      shared: state,
      own: this.#own,
      requestNumber: exchange.requestNumber(exchange.route?.uuid ?? ''),
      generate: (bucket) => generate(bucket, input),
    })
  }

  finish(given: unknown): Outcome {
    const { exchange, decided, program, state } = this.#input
    try {
      const answer = answerOf(given, decided.answer, isTyped(program, decided.response))
      assertFinal(answer)
      // What was begun before a reset must not come to be after it.
      const isKept = this.#own.isChanged && state.era === this.#era
      if (isKept) this.view.settle()
      return {
        ...decided,
        answer: conditional(answer, exchange.request as RequestView),
        changes: isKept ? this.#own : undefined,
      }
    } catch (error) {
      return this.fail(error)
    }
  }

  fail(thrown: unknown): Outcome {
    const { decided, program, exchange } = this.#input
    const { route, response } = decided
    const title = route?.title ?? 'the request'
    const error =
      thrown instanceof MockhostError && thrown.code === 'status-interim'
        ? thrown
        : new MockhostError(
            'responder-failed',
            `The function that answers ${title} failed: ${describeThrown(thrown)}`,
            { cause: thrown },
          )
    const problem = failure(error, { route, response }, program.dialect)
    const headers = program.mockHeaders ?? renderHeaders([], program.headers, exchange)
    const answer = problemAnswer(problem, headers)
    return { ...decided, answer, problem: problem.detail, changes: undefined, thrown }
  }
}

function responderOf({ decided }: RespondInput): Responder {
  const body = decided.response?.body
  if (body?.kind !== 'function') throw new Error('the response is not made by a function')
  return body.responder
}

/** A bucket that waits for a request is made from this one, for all. */
function generate(bucket: CompiledBucket, { exchange, state }: RespondInput): void {
  if (state.bucket(bucket.uuid)?.isGenerated !== false) return
  const own = new Exchange(exchange.request, state, exchange.surroundings)
  own.parameters = exchange.parameters
  own.route = exchange.route
  generateWaiting([bucket], own)
  own.changes?.writeTo(state)
}

const isTyped = (program: Program, response: CompiledResponse | undefined): boolean =>
  [...program.headers.headers, ...(response?.headers.headers ?? [])].some(
    ({ key }) => key.toLowerCase() === 'content-type',
  )

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
