// Values as JSON that someone reads and writes.
export { describeValue } from './describe-value.ts'
export { type JsonMistake, type ReadJson, readJson, writeJson } from './read-json.ts'
