// A mock at work in this process.
export type { MockClock } from './clock.ts'
export { createMock } from './create-mock.ts'
export type { Instant } from './instant.ts'
export { listenTo } from './listen-to.ts'
export type * from './mock.ts'
export type { ClockSource, MockOptions } from './options.ts'
export { splitUse, type Use } from './split-use.ts'
export { InProcessRequest, toRequest } from './web-request.ts'
