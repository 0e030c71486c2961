// What a function that answers requests looks like.
import type { Parameters } from '../match/index.ts'
import type { MockState } from './mock-state.ts'

/**
 * Answers a request. What it returns is the body: a text as it is, bytes as they are, nothing for an empty body,
 * anything else as JSON; `reply(body, { status, headers })` says more, and so does a Web `Response`. Where it throws,
 * the answer is a 500 with the message, and what it changed is not kept.
 */
export type Responder = (request: MockRequest, state: MockState) => unknown

/** The request as a function sees it. */
export interface MockRequest {
  /** In capitals. */
  readonly method: string
  /** Without the query, percent-encoded. */
  readonly path: string
  /** Whole, as `new URL` takes it. */
  readonly url: string
  /** What the route's parameters stand for. */
  readonly params: Parameters
  readonly query: Readonly<Record<string, unknown>>
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: Readonly<Record<string, unknown>>
  /** Parsed by its content type: JSON, forms, multipart, XML; undefined for any other. */
  readonly body: unknown
  /** The body as it was sent. */
  readonly text: string
  /** A header's value, whatever the case of its name. */
  header(name: string): string | undefined
}
