// The management API's vocabulary: what the server answers and what its clients send, as schemas and as types.
export * from './common.ts'
export * from './deployments.ts'
export * from './keys.ts'
export * from './recordings.ts'
export * from './sessions.ts'
export * from './state.ts'
export * from './traffic.ts'
export * from './transactions.ts'
