// Callbacks: requests that answers set off.
export { Calls } from './calls.ts'
export type { Call, CallbackBody, CompiledCallback, ResponseCallback } from './compiled-callback.ts'
export { type PlannedCallbacks, planCallbacks } from './plan.ts'
