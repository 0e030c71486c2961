// Other servers, as mocks that are hosted may ask them.
export { type Allowed, readAllowed } from './addresses.ts'
export { type GuardOptions, guardedUpstream } from './guarded-upstream.ts'
