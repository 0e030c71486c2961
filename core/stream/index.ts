// Bodies that come piece by piece.
export { begin, type StreamWork } from './begin.ts'
export type { CompiledItem, CompiledStream, Piece } from './compiled-stream.ts'
export { frameOf } from './frames.ts'
export { OpenStreams } from './open-streams.ts'
