// A proxy, compiled.
import type { CompiledHeaders } from '../program.ts'
import type { Template } from '../render/index.ts'

/** What is asked begins with it. */
export interface Base {
  readonly origin: string
  readonly pathname: string
}

export interface CompiledProxy {
  /** As people wrote it. */
  readonly written: string
  readonly to: Template
  /** The URL that it is, where it is no template and a sound one. */
  readonly base: Base | undefined
  /** Undefined for the request's own path and query. */
  readonly path: Template | undefined
  readonly removesPrefix: boolean
  readonly requestHeaders: CompiledHeaders
  readonly responseHeaders: CompiledHeaders
  readonly timeoutMs: number
}
