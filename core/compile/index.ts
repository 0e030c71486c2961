// From a mock to a program.

export { compileFront } from './compile-front.ts'
export { compileMock } from './compile-mock.ts'
export { overlay } from './overlay.ts'
