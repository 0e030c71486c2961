// How a request names its session.
import { MockhostError } from '../errors.ts'

/** The header that names the session of a request; in lower case. Mocks never see it. */
export const SESSION_HEADER = 'x-mockhost-session'

const VALID = /^[A-Za-z0-9._:-]{1,128}$/

/** @throws MockhostError `session-invalid` for what can't be a session's id */
export function assertSessionId(id: unknown): asserts id is string {
  if (typeof id === 'string' && VALID.test(id)) return
  throw new MockhostError(
    'session-invalid',
    `${describe(id)} is no id of a session: use 1 to 128 of the characters A-Z a-z 0-9 . _ : -`,
  )
}

function describe(id: unknown): string {
  if (typeof id !== 'string') return id === null ? 'null' : `A value of type ${typeof id}`
  return JSON.stringify(id.length > 60 ? `${id.slice(0, 57)}…` : id)
}
