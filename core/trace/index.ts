// Traces: what the stages saw and decided, in sentences.
export { type NearMiss, nearMisses } from './nearest.ts'
export { describeRule, explain } from './sentences.ts'
export {
  describeOutcome,
  describeRequest,
  type TraceContext,
  type TracedRequest,
} from './steps.ts'
