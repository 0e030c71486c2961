// The live tail: what comes from the stream, kept for a list that stays readable.
export type { Gap, Item, Row } from './row.ts'
export type { TailSnapshot } from './tail-snapshot.ts'
export type { TailStore } from './tail-store.ts'
export { type Tail, useTail } from './use-tail.ts'
