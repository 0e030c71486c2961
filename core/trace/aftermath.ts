// What happens once an answer is on its way, such as attempts of callbacks: the end of a transaction's trace.
import type { TraceStep } from '../api/index.ts'
import type { SentBody } from './sent-body.ts'
import type { SocketRecord } from './socket-record.ts'

/** The first ones say what went wrong; what comes after so many only repeats it. */
const MAX_STEPS = 100

export class Aftermath {
  /** What of a streamed body was sent so far; undefined for any other body. */
  body: SentBody | undefined
  /** What is in a compressed body; undefined where it is none, or can't be read. */
  unpacked: Pick<SentBody, 'beginning' | 'bytes'> | undefined
  /** What went over a WebSocket so far; undefined where there is none. */
  socket: SocketRecord | undefined
  readonly #steps: TraceStep[] = []
  #onChange: () => void = () => {}

  get steps(): readonly TraceStep[] {
    return this.#steps
  }

  add(step: TraceStep): void {
    if (this.#steps.length === MAX_STEPS) return
    this.#steps.push(step)
    this.#onChange()
  }

  /** Something else than a step has changed. */
  touch(): void {
    this.#onChange()
  }

  /** Told of each step from now on; by one reader, the log. */
  set onChange(listener: () => void) {
    this.#onChange = listener
  }
}
