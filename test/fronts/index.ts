// Fronts under test.
export type { Ability, Front, FrontDocument, Fronted, FrontOptions, Logged } from './front.ts'
export { fronts, frontsWith } from './fronts.ts'
export { httpFetch } from './http-fetch.ts'
export { msw } from './in-process.ts'
