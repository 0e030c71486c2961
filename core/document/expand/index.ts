// Short forms and defaults, written out.
export { bodyTypeOf } from './body-type.ts'
export { expand } from './expand-mock.ts'
export type { Origins } from './expansion.ts'
export { hasContentType } from './headers.ts'
