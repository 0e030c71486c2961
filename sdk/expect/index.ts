// Expectations: which calls are meant, what they are to have been, and what is said where they were not.
export { assertCalled, assertNotCalled, type Recorded } from './expect-called.ts'
export type { CallDetails, CallExpectation } from './expectation.ts'
export { type CallFilter, type CallMatcher, type CallQuery, callMatcher } from './filter.ts'
