// What is kept of one request and its answer, to be described later. Nothing of it may change afterwards.
import type { Answer } from '../answer/index.ts'
import type { Outcome } from '../outcome.ts'
import type { Program } from '../program.ts'
import type { RequestView } from '../request/index.ts'

/** What is read of a request after it was answered: a `RequestView` is one. */
export type RecordedRequest = Pick<
  RequestView,
  'method' | 'target' | 'path' | 'header' | 'headers' | 'hasBody' | 'raw' | 'text'
> &
  Partial<Pick<RequestView, 'handedOn'>>

export interface RecordedExchange {
  readonly request: RecordedRequest
  /** The client's, asked while it was still connected. */
  readonly address: string
  readonly answer: Answer
  /** Milliseconds from the request's arrival to its answer, latency included. */
  readonly ms: number
  /** Of the mock. */
  readonly revision: number
  /** Undefined where the mock was not asked: a key, a quota or a pause refused the request. */
  readonly outcome?: Outcome | undefined
  /** Why this answer, in a sentence; where it is left out, the outcome says why. */
  readonly why?: string | undefined
  /** What decided; the trace names path parameters and data buckets by it. */
  readonly program?: Program | undefined
  /** The session that the request named; null, or left out, for none. */
  readonly session?: string | null | undefined
}
