// `mockhost record`.
export { type RecordCommandOptions, record } from './record.ts'
