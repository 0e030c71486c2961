// The clock of an attached deployment, which nobody can move.
import { MockhostError } from '../../core/index.ts'
import type { MockClock } from '../mock/index.ts'

const refuse = (what: string) => (): never => {
  throw new MockhostError(
    'not-deployable',
    `clock.${what}: a deployment's clock can't be moved: its templates take the time from the server. Use createMock for this test, which runs in its own process.`,
  )
}

/** Not enumerable, so that whoever prints a mock does not run into it. */
export const stillClock: MockClock = Object.defineProperties({} as MockClock, {
  now: { get: refuse('now') },
  set: { value: refuse('set(…)') },
  advance: { value: refuse('advance(…)') },
})
