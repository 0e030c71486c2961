// Mocks written back as documents, and changed part by part.
export { BEYOND, type KindBeyond, withoutBeyond, withoutIdle } from './beyond.ts'
export { type ChangeablePart, changePart } from './change-part.ts'
export { compactMock } from './compact-mock.ts'
