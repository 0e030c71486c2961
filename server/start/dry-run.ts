// What the answer to a request would be; nothing is changed, counted or recorded.
import { defaultLimits, type IncomingRequest, RequestView } from '../../core/index.ts'
import type { RecordedExchange } from '../transactions/index.ts'
import type { Found } from './find-scope.ts'

export async function dryRun(
  { live, scope }: Found,
  incoming: IncomingRequest,
): Promise<RecordedExchange> {
  const { engine, session } = scope
  const request = new RequestView(incoming, defaultLimits)
  await request.readBody()
  const outcome = await engine.decide(incoming)
  return {
    answer: outcome.answer,
    request,
    address: incoming.address,
    ms: outcome.delayMs,
    revision: live.record.revision,
    outcome,
    program: engine.program,
    session,
  }
}
