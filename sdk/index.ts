// The package's main entry: mocks in tests, in this process or attached to a deployment.
export type { Transaction } from '../core/api/index.ts'
export type { WrittenBucket, WrittenRule } from '../core/document/index.ts'
export {
  type ErrorCode,
  type Limits,
  type Mistake,
  MockhostError,
  type WrittenMock,
} from '../core/index.ts'
export {
  type MockRequest,
  type MockState,
  type Reply,
  type ReplyOptions,
  type Responder,
  reply,
} from '../core/respond/index.ts'
export { SESSION_HEADER } from '../core/session/index.ts'
export {
  type AttachOptions,
  attach,
  type RemoteBucket,
  type RemoteMock,
  type RemoteState,
} from './attach/index.ts'
export {
  type AndCondition,
  type Answering,
  all,
  type Body,
  bucket,
  type Comparison,
  type Condition,
  type CrudOptions,
  crud,
  defineMock,
  del,
  get,
  type MockDocument,
  type MockResponse,
  type MockRoute,
  type OrCondition,
  type Plain,
  patch,
  post,
  put,
  type RouteBuilder,
  type RouteOptions,
  route,
  type ShortResponse,
  type Subjects,
  type When,
  when,
} from './define/index.ts'
export type { CallDetails, CallExpectation, CallFilter, CallQuery } from './expect/index.ts'
export { loadMock } from './load/index.ts'
export {
  type ClockSource,
  createMock,
  type FetchInput,
  type FetchOptions,
  type Instant,
  type Listening,
  type ListenOptions,
  type LocalBucket,
  type LocalMock,
  type LocalState,
  type MockClock,
  type MockOptions,
  type UnusedResponse,
  type UseArguments,
  type UseOptions,
} from './mock/index.ts'
