// What would answer a request, described as if it had been answered.
import type { Transaction } from '../../core/api/index.ts'
import { defaultLimits, RequestView } from '../../core/index.ts'
import { takeSession } from '../../core/session/index.ts'
import { describeCall } from './call-log.ts'
import type { Scopes } from './scopes.ts'
import { InProcessRequest } from './web-request.ts'

/** @throws MockhostError `session-invalid` */
export async function describeMatch(
  scopes: Scopes,
  sessionId: string | null,
  request: Request,
): Promise<Transaction> {
  // Read twice: by the engine, where something needs it, and for the description.
  const named = takeSession(new InProcessRequest(request, { clonesBody: true }))
  const session = named.session ?? sessionId
  const { engine } = scopes.of(session)
  const outcome = await engine.decide(named.incoming)
  const view = new RequestView(named.incoming, {
    ...defaultLimits,
    ...scopes.shared.settings.limits,
  })
  if (view.isWithBody) await view.readBody()
  const { program } = engine
  return describeCall(
    { outcome, request: view, ms: outcome.delayMs, program, session },
    { id: 0, time: scopes.shared.clock.now, address: '' },
  )
}
