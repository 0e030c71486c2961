// What a screen shows of a tail at one moment.
import type { TailView } from './tail-list.ts'

export interface TailSnapshot extends TailView {
  readonly connection: 'connecting' | 'live' | 'interrupted' | 'ended'
  /** Why it ended, or why something could not be loaded. */
  readonly error: unknown
  /** Whether the list was told to stand still, */
  readonly isPaused: boolean
  /** or does, because someone reads further down. */
  readonly isHeld: boolean
  /** Whether what was there before has come. */
  readonly isLoaded: boolean
  readonly isLoadingOlder: boolean
  readonly hasOlder: boolean
  /** All that came while the screen was open. */
  readonly received: number
}

/** Before anything has come. */
export const FRESH: Omit<TailSnapshot, keyof TailView> = {
  connection: 'connecting',
  error: undefined,
  isPaused: false,
  isHeld: false,
  isLoaded: false,
  isLoadingOlder: false,
  hasOlder: false,
  received: 0,
}
