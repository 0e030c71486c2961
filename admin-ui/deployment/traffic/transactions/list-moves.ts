// What keys do in a list: where they move to.

export type ListMove = 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last' | 'open'

const MOVES: ReadonlyMap<string, ListMove> = new Map([
  ['ArrowDown', 'next'],
  ['j', 'next'],
  ['ArrowUp', 'previous'],
  ['k', 'previous'],
  ['PageDown', 'page-down'],
  ['PageUp', 'page-up'],
  ['Home', 'first'],
  ['End', 'last'],
  ['Enter', 'open'],
])

interface Pressed {
  readonly key: string
  readonly metaKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
}

/** Undefined for keys that mean something to others. */
export const moveOf = ({ key, metaKey, ctrlKey, altKey }: Pressed): ListMove | undefined =>
  metaKey || ctrlKey || altKey ? undefined : MOVES.get(key)

export interface Place {
  /** -1 for none yet. */
  readonly index: number
  readonly count: number
  /** How many lines are in sight. */
  readonly page: number
}

/** The place that a move leads to. */
export function placeAfter(move: ListMove, { index, count, page }: Place): number {
  const steps = { next: 1, previous: -1, 'page-down': page, 'page-up': -page, open: 0 }
  if (move === 'first') return 0
  if (move === 'last') return count - 1
  return Math.min(Math.max(index + steps[move], 0), count - 1)
}
