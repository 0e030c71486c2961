// The live tail: what comes from the stream, kept for a list that stays readable.
export { Rate } from './rate.ts'
export { type Gap, type Item, type Row, toRow } from './row.ts'
export { sample } from './sample.ts'
export { TailFeed } from './tail-feed.ts'
export { defaultTailLimits, TailList, type TailView } from './tail-list.ts'
export { type TailSnapshot, TailStore } from './tail-store.ts'
export { type Tail, useTail } from './use-tail.ts'
