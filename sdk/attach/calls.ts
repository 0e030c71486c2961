// The requests that an attached deployment has answered, for the tests that ask.
import type { Transaction } from '../../core/api/index.ts'
import { MockhostError } from '../../core/index.ts'
import { isRecord } from '../argument/index.ts'
import type { assertCalled, assertNotCalled } from '../expect/index.ts'
import type { Attached } from './attached.ts'
import { callerOf } from './caller.ts'

/** Of a session, or of those outside of all; oldest first. */
export async function callsOf(attached: Attached, session: string | null): Promise<Transaction[]> {
  const { client, subdomain, lastTransaction, keepsLog } = attached
  if (session !== null) return client.tests.sessionCalls(subdomain, session)
  if (!keepsLog) throw withoutLog(subdomain)
  const calls: Transaction[] = []
  for await (const call of client.transactions(subdomain, { session: '', limit: 200 })) {
    if (call.id <= lastTransaction) break
    calls.push(call)
  }
  return calls.reverse()
}

/** Those that a filter is about: it may name another session, which is perhaps not there yet. */
export async function callsFor(
  attached: Attached,
  session: string | null,
  filter: unknown,
): Promise<Transaction[]> {
  const named = isRecord(filter) ? filter.session : undefined
  if (typeof named !== 'string' || named === session) return callsOf(attached, session)
  return callsOf(attached, named).catch((error: unknown) => {
    if (isUnknownSession(error)) return []
    throw error
  })
}

type Assertion = typeof assertCalled | typeof assertNotCalled

/**
 * Holds an expectation against the calls.
 * @throws MockhostError `expectation-failed`, whose stack begins with the line of the test
 */
export function expectCalls(
  assert: Assertion,
  calls: (filter: unknown) => Promise<Transaction[]>,
  [filter, expectation]: readonly [filter: unknown, expectation: unknown],
  caller: (...args: never[]) => unknown,
): Promise<void> {
  // Once the calls are there, nothing tells any more who asked for them.
  const place = callerOf(caller)
  return calls(filter).then((found) => {
    try {
      assert(() => found, filter, expectation, caller)
    } catch (error) {
      if (error instanceof Error && place !== undefined)
        error.stack = `${error.name}: ${error.message}\n${place}`
      throw error
    }
  })
}

const isUnknownSession = (error: unknown): boolean =>
  error instanceof MockhostError && error.problem?.type === 'urn:mockhost:problem:unknown-session'

const withoutLog = (subdomain: string): MockhostError =>
  new MockhostError(
    'argument-invalid',
    `${subdomain} keeps no log of its requests (its quota \`logEntries\` is 0), so outside of sessions nothing tells its calls. Use a session.`,
  )
