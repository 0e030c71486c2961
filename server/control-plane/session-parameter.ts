// The id of a session in a path.
import { MockhostError } from '../../core/index.ts'
import { assertSessionId } from '../../core/session/index.ts'
import { sessionInvalid } from './problems.ts'

/** @throws Refusal 422 for what can be none */
export function sessionParameter(id: string): string {
  try {
    assertSessionId(id)
    return id
  } catch (error) {
    if (!(error instanceof MockhostError)) throw error
    throw sessionInvalid(error.message)
  }
}
