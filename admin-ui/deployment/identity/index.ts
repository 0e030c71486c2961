// Identities and names of what is new in a mock.
export { freeName } from './free-name.ts'
export { newUuid } from './new-uuid.ts'
