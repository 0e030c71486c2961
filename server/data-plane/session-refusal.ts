// Whether a request can have the session that it names.
import { MockhostError } from '../../core/index.ts'
import { assertSessionId } from '../../core/session/index.ts'
import type { Refused } from './gate.ts'
import { notASession } from './refusals.ts'

export function sessionRefusal(id: string): Refused | undefined {
  try {
    assertSessionId(id)
    return undefined
  } catch (error) {
    if (!(error instanceof MockhostError)) throw error
    return { answer: notASession(error.message), why: 'the session that it names can be none' }
  }
}
