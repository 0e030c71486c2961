// The document as tests write it: that of a file, and functions as bodies.
import type { WrittenResponse, WrittenRoute, WrittenRule } from '../../core/document/index.ts'
import type { WrittenMock } from '../../core/index.ts'
import type { Responder } from '../../core/respond/index.ts'

/** What a response sends: a text, which is a template; anything else as JSON; or a function that makes it. */
export type Body = string | number | boolean | null | object | Responder

/** An answer of a route. */
export interface MockResponse extends Omit<WrittenResponse, 'body' | 'rules'> {
  body?: Body | undefined
  rules?: readonly WrittenRule[]
}

/** A route; one with one answer may hold the answer's fields itself. */
export interface MockRoute extends Omit<WrittenRoute, 'body' | 'rules' | 'responses'> {
  body?: Body | undefined
  rules?: readonly WrittenRule[]
  responses?: readonly MockResponse[]
}

/** A mock, as in a file. Functions as bodies run in this process only: a mock that has some can't be deployed. */
export interface MockDocument extends Omit<WrittenMock, 'routes'> {
  routes?: readonly MockRoute[]
}
