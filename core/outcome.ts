// What deciding a request comes to: plain data, nothing of it done yet.
import type { Answer } from './answer/index.ts'
import type { Call } from './callbacks/index.ts'
import type { CompiledResponse, CompiledRoute } from './program.ts'
import type { Reason } from './rules/index.ts'
import type { Layer } from './state/index.ts'
import type { Aftermath } from './trace/index.ts'
import type { Work } from './work.ts'

/** What answered: a response of a route, a WebSocket route, the preflight of CORS, the mock's proxy, or nothing. */
export type Source = 'response' | 'websocket' | 'preflight' | 'proxy' | 'none'

export interface Outcome {
  readonly source: Source
  readonly answer: Answer
  /** Milliseconds to wait before it is sent. */
  readonly delayMs: number
  readonly route: CompiledRoute | undefined
  readonly response: CompiledResponse | undefined
  /** What is still to be done before it can be answered; until then the answer has status and headers alone. */
  readonly work?: Work | undefined
  /** Requests to make once it is answered. */
  readonly callbacks?: readonly Call[] | undefined
  /** What happens after the answer; undefined where nothing does. */
  readonly aftermath?: Aftermath | undefined
  /** Why that response. */
  readonly reason: Reason | undefined
  /** What went wrong, in a sentence. */
  readonly problem: string | undefined
  /** What a function of the mock's author threw. */
  readonly thrown?: unknown
  /** What it changes in the state; undefined for nothing. */
  readonly changes: Layer | undefined
  /** Whether no route is there for the request, or every one that is passed it on: it is for others to answer. */
  readonly isPassedOn: boolean
  /** Which throw of the dice it was: with the mock's seed it can be decided again exactly. */
  readonly ordinal: number
}
