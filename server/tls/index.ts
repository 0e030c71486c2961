// TLS: the identities of servers, where they come from, and what is wrong with them.
export { FollowedIdentity, type Follower } from './follow.ts'
export { sourceOfMock } from './mock-source.ts'
export { IdentityProblem } from './named-file.ts'
export { type PairOptions, pairOfOptions } from './options.ts'
export { createSelfSigned, type SelfSignedOptions } from './self-signed.ts'
export type { IdentitySource } from './source.ts'
