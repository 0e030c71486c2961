// What a screen is told of the mock that is edited.
import type { Mistake, Mock } from '../../../sdk/editing/index.ts'
import type { Conflict } from './merge.ts'

export type Status =
  | 'saved'
  /** Changed, and about to be saved. */
  | 'changed'
  | 'saving'
  /** Not valid: the last good one stays live. */
  | 'invalid'
  /** The server said no. */
  | 'refused'
  /** The server can't be reached, or wants a key: it is tried again. */
  | 'waiting'
  /** Others changed the same: somebody must choose. */
  | 'conflict'

export interface Snapshot {
  readonly mock: Mock
  /** The live one. */
  readonly revision: number
  /** What is live, as far as it is known here. */
  readonly base: Mock
  readonly status: Status
  readonly mistakes: readonly Mistake[]
  readonly conflicts: readonly Conflict[]
  /** Why it was refused. */
  readonly error: unknown
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Who else saved last, told once. */
  readonly mergedRevision: number | undefined
}
