// Sessions: copies of a mock's state, each seen by the requests that name it and by no others.

export { type Override, Overrides } from './overrides.ts'
export { type NamedRequest, takeSession } from './session-header.ts'
export { assertSessionId, SESSION_HEADER } from './session-id.ts'
export { type SessionInfo, Sessions, type SessionsOptions } from './sessions.ts'
export { NamedSocketRequest } from './socket-names.ts'
