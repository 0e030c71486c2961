// The operations of the API, by subject.
export { operationsOf } from './operations.ts'
