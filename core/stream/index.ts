// Bodies that come piece by piece.
export { begin, type CompiledStream, type StreamWork } from './begin.ts'
