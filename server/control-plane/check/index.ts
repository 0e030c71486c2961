// Checks of what clients send: every mistake, each with its path, in sentences.
export { mistakesOf } from './mistakes-of.ts'
export { readQuery } from './query.ts'
