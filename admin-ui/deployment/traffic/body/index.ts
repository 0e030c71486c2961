// What was sent, made readable.
export { readQuery } from './read-query.ts'
export { type BodyLanguage, formatJson, type ReadableBody, readBody } from './readable-body.ts'
