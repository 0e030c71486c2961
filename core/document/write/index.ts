// Mocks written back as documents, and changed part by part.
export { type ChangeablePart, changePart } from './change-part.ts'
export { compactMock } from './compact-mock.ts'
