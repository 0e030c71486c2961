// A mock, or one session of it, as a test sees it: functions over what they share.
import { abortable } from '../../core/answer/index.ts'
import { type Engine, toResponse } from '../../core/index.ts'
import { assertSessionId } from '../../core/session/index.ts'
import { nameValue } from '../argument/index.ts'
import { assertCalled, assertNotCalled, callMatcher } from '../expect/index.ts'
import { untilAborted } from './abort.ts'
import { describeMatch } from './describe-match.ts'
import { listenTo } from './listen-to.ts'
import type { LocalMock } from './mock.ts'
import type { Scopes } from './scopes.ts'
import { splitUse } from './split-use.ts'
import { stateOf } from './state.ts'
import { unusedResponses } from './unused.ts'
import { bodyBytesOf, InProcessRequest, toRequest } from './web-request.ts'

/** @param sessionId null for the mock itself */
export function createView(scopes: Scopes, sessionId: string | null): LocalMock {
  const scope = () => scopes.of(sessionId)
  const engineOf = (): Engine => scope().engine
  const { base, clock, settings } = scopes.shared
  const handle: LocalMock['handle'] = (incoming) => scopes.handle(incoming, sessionId)
  const recorded = (session: string | undefined) =>
    (session === undefined ? scope() : scopes.of(session)).calls.all

  const mock: LocalMock = {
    sessionId,
    clock,
    state: stateOf(engineOf),
    handle,
    propose: (incoming) => scopes.propose(incoming, sessionId),
    get program() {
      return engineOf().program
    },
    get engine() {
      return engineOf()
    },

    async fetch(input, options) {
      const request = toRequest('fetch', input, options)
      const bodyBytes = bodyBytesOf(request, options)
      const { method, signal } = request
      const answer = await untilAborted(
        handle(new InProcessRequest(request, { bodyBytes })),
        signal,
      )
      const response = toResponse(abortable(answer, signal), method)
      if (method !== 'HEAD') return response
      const { status, headers } = response
      return new Response(null, { status, headers })
    },
    async match(input, options) {
      const request = toRequest('match', input, options)
      // Read twice: by the engine, where something needs it, and for the description.
      const how = { clonesBody: true, bodyBytes: bodyBytesOf(request, options) }
      return describeMatch(scopes, sessionId, new InProcessRequest(request, how))
    },
    settled: () => engineOf().settled(),
    listen: (options) =>
      listenTo({ handle }, engineOf().program, options, settings.limits.socketMessageBytes),

    calls(filter) {
      if (filter === undefined) return recorded(undefined)
      const matcher = callMatcher(`calls(${nameValue(filter)})`, filter)
      return recorded(matcher.session).filter(matcher.matches)
    },
    expectCalled: function expectCalled(filter, expectation) {
      assertCalled(recorded, filter, expectation, expectCalled)
    },
    expectNotCalled: function expectNotCalled(filter, details) {
      assertNotCalled(recorded, filter, details, expectNotCalled)
    },
    unused: () => unusedResponses(base, sessionId === null ? scopes.reached : scope().reached),

    use(...given) {
      const { routes, times } = splitUse(given)
      return scope().use(routes, times)
    },
    reset() {
      scope().reset()
      if (sessionId === null) clock.reset()
    },
    session(id = scopes.newId()) {
      assertSessionId(id)
      scopes.of(id)
      return createView(scopes, id)
    },
    async ready() {
      const engine = engineOf()
      await engine.warmUp()
      await engine.prepareState()
    },
  }
  return mock
}
