// Short forms and defaults, written out.
export { expand } from './expand-mock.ts'
export type { Origins } from './expansion.ts'
