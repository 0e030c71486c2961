// What is still to be done once a request is decided, before it can be answered: asking another server, reading a
// file, beginning a stream. To decide it changed nothing; to do it touches the world.
import type { Exchange } from './exchange.ts'
import type { FileWork } from './files/index.ts'
import type { Outcome } from './outcome.ts'
import type { Program } from './program.ts'
import type { ProxyWork } from './proxy/index.ts'
import type { Layer } from './state/index.ts'
import type { OpenStreams, StreamWork } from './stream/index.ts'

export type Work = ProxyWork | FileWork | StreamWork

export interface WorkInput {
  /** What was decided: status and headers are in its answer. */
  readonly outcome: Outcome
  readonly exchange: Exchange
  readonly program: Program
  /** What all requests see. */
  readonly state: Layer
  readonly later: Later
  /** Those that are being sent. */
  readonly streams: OpenStreams
}

/** What the engine does for work that goes on after the answer has begun. */
export interface Later {
  /** Brings buckets and variables to be, where they were forgotten since; at once where nothing has to be loaded. */
  prepare(): void | Promise<void>
  /** Keeps what was changed; false where that is refused. */
  keep(changes: Layer): boolean
}
