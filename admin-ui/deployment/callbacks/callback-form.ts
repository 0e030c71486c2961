// What the parts of the form of a callback are given.
import type { Callback } from '../../../sdk/editing/index.ts'

export interface CallbackFormProps {
  readonly callback: Callback
  readonly set: (change: Partial<Callback>) => void
  /** What is wrong with a field. */
  readonly mistakeIn: (...path: readonly (string | number)[]) => string | undefined
  readonly isReadOnly: boolean
}
