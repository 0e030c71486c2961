// From a mock to a program.
export { compileMock } from './compile-mock.ts'
