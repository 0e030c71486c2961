// Begins a body that comes piece by piece.
import type { Stream } from '../document/index.ts'
import type { Outcome } from '../outcome.ts'
import { notImplemented } from '../problems.ts'

export interface CompiledStream {
  readonly source: Stream
}

export interface StreamWork {
  readonly kind: 'stream'
}

export const begin = (_work: StreamWork, outcome: Outcome): Outcome => ({
  ...outcome,
  answer: notImplemented(
    'streams',
    'This response uses a stream, which this version of mockhost does not serve yet',
    [],
  ),
})
