// A mock at work in this process.
export type { MockClock } from './clock.ts'
export { createMock } from './create-mock.ts'
export type { Instant } from './instant.ts'
export type * from './mock.ts'
export type { ClockSource, MockOptions } from './options.ts'
export { InProcessRequest } from './web-request.ts'
