// A proxy, compiled.
import type { CompiledHeaders } from '../program.ts'
import type { Template } from '../render/index.ts'

export interface CompiledProxy {
  /** As people wrote it. */
  readonly written: string
  readonly to: Template
  /** Undefined for the request's own path and query. */
  readonly path: Template | undefined
  readonly removesPrefix: boolean
  readonly requestHeaders: CompiledHeaders
  readonly responseHeaders: CompiledHeaders
  readonly timeoutMs: number
}
