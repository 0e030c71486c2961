// Traces: what the stages saw and decided, in sentences.
export { Aftermath } from './aftermath.ts'
export { describeTransaction, type TransactionDetails } from './describe-transaction.ts'
export { heldBytes } from './held-bytes.ts'
export { type NearMiss, nearMisses } from './nearest.ts'
export type { RecordedExchange, RecordedRequest } from './recorded.ts'
export { redactedNames, redactHeaders } from './redact.ts'
export { SentBody, watchedBody } from './sent-body.ts'
export { describeRule, explain } from './sentences.ts'
export { type SocketClose, SocketRecord, type Speaker, spokenMessage } from './socket-record.ts'
export {
  describeOutcome,
  describeRequest,
  type TraceContext,
  type TracedRequest,
} from './steps.ts'
export { noteUnpacked } from './unpacked-body.ts'
