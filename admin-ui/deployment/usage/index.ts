// What in a mock uses what else of it.
export { type NamedBucket, type Use, usesOfBucket } from './uses-of-bucket.ts'
export { usesOfCallback } from './uses-of-callback.ts'
