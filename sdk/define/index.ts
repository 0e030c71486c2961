// Defining mocks in code: documents, builders of their parts, and what they are compiled to.
export type { Answering, ShortResponse } from './answering.ts'
export { compiled, compiledOverrides } from './compiled.ts'
export { bucket, type CrudOptions, crud } from './data.ts'
export { defineMock } from './define-mock.ts'
export type { Body, MockDocument, MockResponse, MockRoute } from './document.ts'
export {
  all,
  del,
  get,
  patch,
  post,
  put,
  type RouteBuilder,
  type RouteOptions,
  route,
} from './routes.ts'
export {
  type AndCondition,
  type Comparison,
  type Condition,
  type OrCondition,
  type Plain,
  type Subjects,
  type When,
  when,
} from './when.ts'
