// What would answer a request, described as if it had been answered.
import type { Transaction } from '../../core/api/index.ts'
import { type IncomingRequest, RequestView } from '../../core/index.ts'
import { takeSession } from '../../core/session/index.ts'
import { describeCall } from './call-log.ts'
import type { Scopes } from './scopes.ts'

/**
 * @param incoming one whose body can be read twice
 * @throws MockhostError `session-invalid`
 */
export async function describeMatch(
  scopes: Scopes,
  sessionId: string | null,
  incoming: IncomingRequest,
): Promise<Transaction> {
  const named = takeSession(incoming)
  const session = named.session ?? sessionId
  const { engine } = scopes.of(session)
  const outcome = await engine.decide(named.incoming)
  const view = new RequestView(named.incoming, scopes.shared.settings.limits)
  if (view.isWithBody) await view.readBody()
  const { program } = engine
  return describeCall(
    { outcome, request: view, ms: outcome.delayMs, program, session },
    { id: 0, time: scopes.shared.clock.now, address: view.address },
  )
}
