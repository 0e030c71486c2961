// What becomes of requests that no handler of MSW answers: the mock says which of its routes come nearest.
import * as msw from 'msw'
import { MockhostError } from '../../core/errors.ts'
import { assertMock } from './arguments.ts'
import { type Declined, findDeclined } from './declined.ts'
import { describeMiss } from './describe-miss.ts'
import type { MswMock } from './handlers.ts'
import { isInterceptor, toMswResponse } from './response.ts'

/** To answer as the mock does on a port, to print a warning and let it go to the network, or to let it fail. */
export type UnhandledReaction = 'answer' | 'warn' | 'error'

/** What MSW 3 hands over. */
export interface UnhandledFrame {
  readonly frame: { readonly data: unknown }
  readonly defaults: { warn(): void; error(): void }
}

/** What MSW 2 hands over beside the request. */
export interface UnhandledPrint {
  warning(): void
  error(): void
}

export type OnUnhandled = (
  requestOrFrame: Request | UnhandledFrame,
  print?: UnhandledPrint,
) => void | Promise<void>

/** A request that nobody answers, whichever version of MSW tells of it. */
interface Unhandled {
  /** Undefined for what is no request of HTTP. */
  readonly request: Request | undefined
  /** By MSW itself. */
  warn(): void
  error(): void
  /** Whether a promise is waited for, and an answer may be thrown everywhere: not in MSW 2. */
  readonly isAwaited: boolean
}

/**
 * Makes the callback for `onUnhandledFrame` of MSW 3 or `onUnhandledRequest` of MSW 2. It speaks of requests that the
 * mock, or a session of it, was asked for and declined. Others are left to MSW, which warns of them, or with `error`
 * lets them fail.
 * @param reaction `answer`, the default: as the mock answers on a port, with the routes that come nearest; the request
 * counts among `mock.calls()`. In a browser MSW 2 takes no answer, and sends status 500 with that text.
 * `warn` prints them. `error` prints them, and the request fails with them as its cause.
 * @throws MockhostError `argument-invalid`
 */
export function onUnhandled(
  mock: MswMock | readonly MswMock[],
  reaction: UnhandledReaction = 'answer',
): OnUnhandled {
  const mocks: readonly MswMock[] = Array.isArray(mock) ? mock : [mock]
  for (const one of mocks) assertMock('onUnhandled(…)', one)
  if (!Object.hasOwn(REACTIONS, reaction))
    throw new MockhostError(
      'argument-invalid',
      `onUnhandled(…): there is no reaction ${JSON.stringify(reaction)}. Give 'answer', 'warn' or 'error'.`,
    )
  return (given, print) => {
    const unhandled = 'frame' in given ? fromFrame(given) : fromRequest(given, print)
    const { request } = unhandled
    const declined = request && findDeclined(request, mocks)
    const isOurs = declined && !(declined.isAnyOrigin && msw.isCommonAssetRequest(request))
    return isOurs
      ? REACTIONS[reaction](request, declined, unhandled)
      : leave(unhandled, reaction === 'error')
  }
}

function fromFrame({ frame, defaults }: UnhandledFrame): Unhandled {
  const { request } = (frame.data ?? {}) as { request?: Request }
  return { request, warn: defaults.warn, error: defaults.error, isAwaited: true }
}

const fromRequest = (request: Request, print: UnhandledPrint | undefined): Unhandled => ({
  request,
  warn: () => print?.warning(),
  error: () => print?.error(),
  isAwaited: false,
})

type React = (request: Request, declined: Declined, unhandled: Unhandled) => void | Promise<void>

const REACTIONS: Record<UnhandledReaction, React> = {
  answer(request, { proposal }, { isAwaited }) {
    const answer = proposal.answer()
    // MSW 2 would wait in a browser for an answer that never comes, but passes an error on.
    if (!isAwaited && !isInterceptor) throw failure(describeMiss(request, proposal.outcome))
    if (!(answer instanceof Promise)) throw toMswResponse(answer, request.method)
    if (!isAwaited) throw toMswResponse(proposal.outcome.answer, request.method)
    return answer.then((late) => {
      throw toMswResponse(late, request.method)
    })
  },
  warn(request, { proposal }) {
    console.warn(describeMiss(request, proposal.outcome))
  },
  error(request, { proposal }) {
    const miss = describeMiss(request, proposal.outcome)
    console.error(miss)
    throw failure(miss)
  },
}

/** Lets MSW say what it says of any request. */
function leave({ request, warn, error }: Unhandled, isToFail: boolean): void | Promise<void> {
  if (request && msw.isCommonAssetRequest(request)) return
  if (!isToFail) return warn()
  const fail = () => {
    throw failure(`No handler answers ${request ? `${request.method} ${request.url}` : 'this'}.`)
  }
  // MSW 2.12 throws by itself, later versions promise to have printed.
  const printed: unknown = error()
  return printed instanceof Promise ? printed.then(fail) : fail()
}

/** MSW passes an error to who sent the request where it has a code and a number, as those of Node have. */
const failure = (message: string): Error =>
  Object.assign(new MockhostError('expectation-failed', message), { errno: 0 })
