// Answers that go on for long: events to clients that listen.
export { type ChangeEventsOptions, changeEvents } from './change-events.ts'
export { OpenStreams } from './open-streams.ts'
export { type EventSource, transactionEvents } from './transaction-events.ts'
