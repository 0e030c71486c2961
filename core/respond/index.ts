// Functions that answer requests, inside one process: what they are given, and what becomes of what they give.
export { type BucketView, type MockState, StateView } from './mock-state.ts'
export { isReply, type Reply, type ReplyHeaders, type ReplyOptions, reply } from './reply.ts'
export { type Finish, type Respond, respond } from './respond.ts'
export type { MockRequest, Responder } from './responder.ts'
