// A deployment, or one session of it, as a test sees it: functions over what they share.
import { assertSessionId } from '../../core/session/index.ts'
import { nameValue } from '../argument/index.ts'
import { assertCalled, assertNotCalled, callMatcher } from '../expect/index.ts'
import { listenTo, splitUse, toRequest } from '../mock/index.ts'
import { type Attached, newestTransaction, ofSession } from './attached.ts'
import { callsFor, callsOf, expectCalls } from './calls.ts'
import { forward } from './forward.ts'
import { match } from './match.ts'
import type { RemoteMock } from './remote-mock.ts'
import { remoteState } from './remote-state.ts'
import { ownHeaders, send } from './send.ts'
import { stillClock } from './still-clock.ts'
import { unusedOf } from './unused.ts'
import { useRoutes } from './use-routes.ts'

/** @param sessionId null for the deployment itself */
export function createRemoteView(attached: Attached, sessionId: string | null): RemoteMock {
  const { client, subdomain, url } = attached
  const of = ofSession(sessionId)
  const calls = (filter: unknown) => callsFor(attached, sessionId, filter)
  return {
    sessionId,
    url,
    headers: ownHeaders(attached, sessionId),
    clock: stillClock,
    state: remoteState(attached, sessionId),

    fetch: async (input, options) => send(attached, sessionId, toRequest('fetch', input, options)),
    match: async (input, options) => match(attached, sessionId, toRequest('match', input, options)),
    listen: async (options) => {
      const fetch = (request: Request) => forward(attached, sessionId, request)
      return listenTo({ handle: () => undefined, fetch }, undefined, options)
    },

    async calls(filter) {
      if (filter === undefined) return callsOf(attached, sessionId)
      const matcher = callMatcher(`calls(${nameValue(filter)})`, filter)
      return (await calls(filter)).filter(matcher.matches)
    },
    expectCalled: function expectCalled(...given) {
      const [filter, expectation] = given
      return expectCalls(assertCalled, calls, [filter, expectation], expectCalled)
    },
    expectNotCalled: function expectNotCalled(...given) {
      const [filter, details] = given
      return expectCalls(assertNotCalled, calls, [filter, details], expectNotCalled)
    },
    unused: () => unusedOf(attached, sessionId),

    use: async (...given) => useRoutes(attached, sessionId, splitUse(given)),
    async reset() {
      await client.tests.reset(subdomain, of)
      if (sessionId === null) attached.lastTransaction = await newestTransaction(client, subdomain)
    },
    async session(id = newSessionId()) {
      assertSessionId(id)
      await client.tests.openSession(subdomain, id)
      return createRemoteView(attached, id)
    },
    ready: async () => {},
  }
}

/** One that no other test has, in whatever process it runs. */
export function newSessionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `s-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
