// The document: what a mock may say, what it leaves out, and what is wrong with it.
export * from './defaults.ts'
export type { Origins } from './expand/index.ts'
export { isUuid, uuidFrom } from './identities.ts'
export {
  type AddMistake,
  formatMistake,
  formatPath,
  isFatal,
  type Mistake,
  type Path,
} from './mistakes.ts'
export * from './mock.ts'
export { dialectOf, type ReadDocument, readDocument } from './read.ts'
export {
  mockSchema,
  type WrittenBucket,
  type WrittenCallback,
  type WrittenHeaders,
  type WrittenMock,
  type WrittenProxy,
  type WrittenResponse,
  type WrittenRoute,
  type WrittenRule,
  type WrittenSignature,
  type WrittenStream,
  type WrittenStreamItem,
} from './schema.ts'
export { nearest, suggest } from './suggest.ts'
export { routesInOrder } from './tree.ts'
export {
  type ChangeablePart,
  changePart,
  compactMock,
  type KindBeyond,
  withoutBeyond,
} from './write/index.ts'
