// TLS: the identities of servers, where they come from, and what is wrong with them.
export { FollowedIdentity, type Follower } from './follow.ts'
export { pairOfOptions } from './options.ts'
export { createSelfSigned, type SelfSignedOptions } from './self-signed.ts'
export { type IdentitySource, pairSource, pfxSource, selfSignedSource } from './source.ts'
