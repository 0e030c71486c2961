// Streams, compiled.
import type { Stream } from '../document/index.ts'
import type { CompiledStream } from '../stream/index.ts'
import type { Compilation } from './compilation.ts'

export const compileStream = (source: Stream, _compilation: Compilation): CompiledStream => ({
  source,
})
