// A mock as handlers of MSW, major 3 or 2.12 and later: one handler carries all of it.
export { type MswMock, type MswOptions, mswHandlers } from './handlers.ts'
export {
  type OnUnhandled,
  onUnhandled,
  type UnhandledFrame,
  type UnhandledPrint,
  type UnhandledReaction,
} from './unhandled.ts'
