// What connections need of the engine that they belong to.
import type { Answer } from '../answer/index.ts'
import type { Surroundings } from '../exchange.ts'
import type { Outcome } from '../outcome.ts'
import type { CompiledResponse, CompiledRoute, Needs, Program } from '../program.ts'
import type { RequestView } from '../request/index.ts'
import type { Layer } from '../state/index.ts'

/** A message that the mock sends: what chose it. */
export interface SentMessage {
  readonly route: CompiledRoute
  readonly response: CompiledResponse
}

export interface SocketHost {
  readonly program: Program
  /** What all requests see. */
  readonly state: Layer
  readonly surroundings: Surroundings
  /** Whether what is needed is there. */
  has(needs: Needs, request: RequestView): boolean
  /** Brings it; what could not be brought is said by an outcome. */
  provide(needs: Needs, request: RequestView): Promise<Outcome | undefined>
  /** Keeps what a message changed; an answer where that is refused. */
  keep(outcome: Outcome, request: RequestView): Answer | undefined
  /** Told of each message that a response made. */
  onSent(sent: SentMessage): void
}
