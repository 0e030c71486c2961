// The one error class of the project, and what each of its codes means.
import type { ApiProblem } from './api/index.ts'
import type { Mistake } from './document/index.ts'

/** What a caller can tell apart. The message says the rest: what failed, why, and what to do. */
export type ErrorCode =
  | 'document-syntax' // the text is neither JSON nor YAML; `line` and `column` are set
  | 'document-invalid' // the document has mistakes; they are in `mistakes`, the place of the first in `path`
  | 'document-too-large' // more bytes, or deeper nesting, than a document may have
  | 'template-syntax' // a template that Handlebars can't parse; `line` and `column` are set
  | 'template-failed' // a helper was used wrongly while rendering
  | 'template-forbidden' // a template reached for a member that is not data
  | 'template-budget' // a template took more time, or wrote more, than it may
  | 'pattern-invalid' // a regular expression that is none
  | 'pattern-unbounded' // a regular expression that could run away and can't be matched in linear time
  | 'path-invalid' // an endpoint that is not a path pattern
  | 'expression-invalid' // a JSONPath or JMESPath expression that is none, or is not allowed
  | 'status-interim' // a response with a status that announces an answer and is none
  | 'message-unsupported' // a response of a WebSocket route that is no message
  | 'stream-cut' // a stream that is longer, or takes longer, than it may, or whose changes are refused
  | 'request-too-large' // a request body over the limit
  | 'request-incomplete' // a request whose body broke off
  | 'request-malformed' // a request whose path or parameters can't be read
  | 'path-malformed' // a path with a percent sign that begins no escape
  | 'argument-invalid' // a public function was given what it can't take
  | 'file-missing' // a file that a response sends and that is not there
  | 'file-forbidden' // a path that leads out of where a mock's files are
  | 'file-unreadable' // a file, or what stands behind a URL, that can't be read
  | 'not-deployable' // what works in one process only: functions of a document, whose `path` is set, and moving the clock
  | 'state-not-ready' // a state was read whose random data is still being loaded
  | 'session-invalid' // a session's id that is none
  | 'expectation-failed' // a test expected requests that did not come, or came otherwise
  | 'proxy-loop' // a request that mocks have handed on to one another too often
  | 'proxy-target-invalid' // a proxy's target that is, or comes to, no URL of a server
  | 'upstream-refused' // another server that can't be reached
  | 'upstream-late' // another server that did not answer in time
  | 'upstream-broken' // another server that broke off, or spoke no HTTP
  | 'upstream-forbidden' // another server that may not be asked from here
  | 'listen-failed' // no port to be had
  | 'msw-unsupported' // what a mock inside a process can't do, or a version of MSW that is not supported
  | 'responder-failed' // a function that answers a request threw, or gave what is no answer
  | 'server-refused' // a server's answer that is no success; `status` and, where it gave one, `problem` are set
  | 'server-unreachable' // no server answers at the URL, or what stands before it says so

export interface ErrorDetails {
  /** Where in a text, from 1. */
  line?: number | undefined
  column?: number | undefined
  /** Where in a document, as in `routes[0].responses[1].body`. */
  path?: string | undefined
  /** Everything that is wrong with a document. */
  mistakes?: readonly Mistake[] | undefined
  /** What a server answered with. */
  status?: number | undefined
  problem?: ApiProblem | undefined
  cause?: unknown
}

/** Thrown by every public function for what a caller can mend; never a `TypeError` from inside. */
export class MockhostError extends Error {
  readonly code: ErrorCode
  readonly line: number | undefined
  readonly column: number | undefined
  /** Where in a document. */
  readonly path: string | undefined
  /** Everything that is wrong with a document; empty where it is not a document that failed. */
  readonly mistakes: readonly Mistake[]
  /** The status of a server's answer. */
  readonly status: number | undefined
  /** What a server said, whole. */
  readonly problem: ApiProblem | undefined

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'MockhostError'
    this.code = code
    this.line = details.line
    this.column = details.column
    this.path = details.path
    this.mistakes = details.mistakes ?? []
    this.status = details.status
    this.problem = details.problem
  }
}

/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** Whether a template was written or used wrongly, as opposed to one that ran away or reached where it may not. */
export const isTemplateMistake = (error: unknown): error is MockhostError =>
  error instanceof MockhostError &&
  /^(template-(syntax|failed)|expression-invalid)$/.test(error.code)
