// A mock as a handler of MSW: it answers what a route of the mock answers, and declines everything else.
import type * as msw from 'msw'
import { abortable } from '../../core/answer/index.ts'
import type { Answer, Proposal } from '../../core/index.ts'
import type { LocalMock } from '../mock/index.ts'
import { besideMsw } from '../world/index.ts'
import { assertMock, assertOptions } from './arguments.ts'
import { createHandler } from './create-handler.ts'
import { noteDeclined } from './declined.ts'
import { MswIncoming } from './incoming.ts'
import { isCertain } from './is-certain.ts'
import { createOrigins } from './origins.ts'
import { toMswResponse } from './response.ts'
import { createSocketHandler } from './sockets.ts'

/** What is needed of a mock in this process, or of a session of one. */
export type MswMock = Pick<LocalMock, 'propose' | 'handle' | 'program' | 'clock'>

export interface MswOptions {
  /** The origins that the mock stands for, as in `https://api.example.com`. Default: every one. */
  readonly origin?: string | readonly string[]
}

/**
 * Makes a list of one handler, to be given to `setupServer`, `setupWorker`, `server.use` or `getResponse`; and of
 * another one for WebSockets, where the mock has routes for them and stands for named origins. A request that no route
 * answers is declined with its body unread, for the next handler or the network. `server.resetHandlers`
 * forgets nothing of what the mock has: `mock.reset` does.
 * @throws MockhostError `argument-invalid`, `msw-unsupported`
 * @example
 * const server = setupServer(...mswHandlers(mock, { origin: 'https://api.example.com' }))
 * server.listen({ onUnhandledFrame: onUnhandled(mock) })
 */
export function mswHandlers(mock: MswMock, options: MswOptions = {}): msw.HttpHandler[] {
  assertMock('mswHandlers(…)', mock)
  assertOptions('mswHandlers(…)', options)
  const origins = createOrigins(options.origin)
  besideMsw()
  const accepted = new WeakMap<Request, Accepted>()

  const accepts: msw.HttpCustomPredicate<msw.PathParams> = async ({ request, cookies }) => {
    if (!origins.include(request.url)) return false
    const incoming = new MswIncoming(request, cookies)
    if (isCertain(mock, incoming)) {
      accepted.set(request, { incoming, answer: () => mock.handle(incoming) })
      return true
    }
    const proposal = await propose(mock, incoming)
    if (proposal.isMatched) accepted.set(request, { incoming, answer: proposal.answer })
    else noteDeclined(request, { mock, proposal, isAnyOrigin: origins.areAll })
    return proposal.isMatched
  }
  const answer: msw.HttpResponseResolver = async ({ request }) => {
    const { incoming, answer } = accepted.get(request) as Accepted
    incoming.takeBody()
    // Who gives up is answered by MSW, and what stands behind the body hears of it.
    return toMswResponse(abortable(await answer(), request.signal), request.method)
  }
  const title = `mock ${JSON.stringify(mock.program.mock.name)} at ${origins.text}`
  const sockets = createSocketHandler(mock, origins)
  // Versions of MSW differ in how they call a list of both, and take it all the same.
  const others = (sockets ? [sockets] : []) as unknown[] as msw.HttpHandler[]
  return [createHandler(accepts, answer, title), ...others]
}

interface Accepted {
  readonly incoming: MswIncoming
  answer(): Answer | Promise<Answer>
}

async function propose(mock: MswMock, incoming: MswIncoming): Promise<Proposal> {
  try {
    return await mock.propose(incoming)
  } catch {
    // It names a session by what is no name, and is told so as it would be on a port.
    const answer = await mock.handle(incoming)
    return { isMatched: true, answer: () => answer } as Proposal
  }
}
