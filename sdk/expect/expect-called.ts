// The assertions of a mock, over the calls that it recorded.
import type { Transaction } from '../../core/api/index.ts'
import { type Expected, expectedCall } from './expectation.ts'
import { ExpectationError } from './expectation-error.ts'
import { reportOfMissing, reportOfUnwanted, type Sorted } from './report.ts'

/** The calls, oldest first: all of them, or those of a session. */
export type Recorded = (session: string | undefined) => readonly Transaction[]

/** @throws MockhostError `expectation-failed`, `argument-invalid` */
export function assertCalled(
  recorded: Recorded,
  filter: unknown,
  expectation: unknown,
  caller: (...args: never[]) => unknown,
): void {
  const expected = expectedCall('expectCalled', filter, expectation)
  const sorted = sort(recorded(expected.matcher.session), expected)
  const { times } = expected
  if (times === undefined ? sorted.met.length > 0 : sorted.met.length === times) return
  throw new ExpectationError(reportOfMissing(expected, sorted), caller)
}

/** @throws MockhostError `expectation-failed`, `argument-invalid` */
export function assertNotCalled(
  recorded: Recorded,
  filter: unknown,
  details: unknown,
  caller: (...args: never[]) => unknown,
): void {
  const expected = expectedCall('expectNotCalled', filter, details)
  const sorted = sort(recorded(expected.matcher.session), expected)
  if (sorted.met.length > 0) throw new ExpectationError(reportOfUnwanted(expected, sorted), caller)
}

function sort(calls: readonly Transaction[], expected: Expected): Sorted {
  const sorted = {
    met: [] as Transaction[],
    near: [] as { call: Transaction; differences: string[] }[],
    others: [] as Transaction[],
  }
  for (const call of calls) {
    if (!expected.matcher.matches(call)) {
      sorted.others.push(call)
      continue
    }
    const differences = expected.differences(call)
    if (differences.length === 0) sorted.met.push(call)
    else sorted.near.push({ call, differences })
  }
  return sorted
}
