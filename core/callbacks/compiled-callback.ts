// A callback, compiled, and what is to be sent for one request: plain values.
import type { HeaderEntry } from '../answer/index.ts'
import type { Signature } from '../document/index.ts'
import type { CompiledPath, Content } from '../files/index.ts'
import type { CompiledBucket, CompiledHeaders } from '../program.ts'
import type { Template } from '../render/index.ts'

/** Where its body comes from; a template whose response renders none is sent as it is written. */
export type CallbackBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'template'; readonly template: Template; readonly text: string }
  | { readonly kind: 'bucket'; readonly bucket: CompiledBucket }
  | {
      readonly kind: 'file'
      readonly path: CompiledPath
      readonly isWhole: boolean
      readContent(text: string): Content
    }

export interface CompiledCallback {
  readonly uuid: string
  readonly name: string
  /** In capitals. */
  readonly method: string
  readonly uri: Template
  readonly headers: CompiledHeaders
  readonly body: CallbackBody
  readonly retries: number
  readonly backoffMs: number
  readonly timeoutMs: number
  readonly signature: (Omit<Signature, 'secret'> & { readonly secret: Template }) | undefined
}

/** A callback that a response makes. */
export interface ResponseCallback {
  readonly callback: CompiledCallback
  /** Milliseconds after the answer. */
  readonly latencyMs: number
  /** Whether its body is rendered. */
  readonly isTemplated: boolean
}

export type CallBody =
  | string
  | null
  /** A file: as the body, or as the one field of a form. */
  | {
      readonly path: string
      readonly isWhole: boolean
      /** What it says, where that is a template. */
      render?(text: string): Promise<string>
    }

/** One request that is to be made. */
export interface Call {
  readonly name: string
  readonly method: string
  /** A path is one of the mock itself. */
  readonly url: string
  readonly headers: readonly HeaderEntry[]
  readonly body: CallBody
  readonly delayMs: number
  readonly retries: number
  readonly backoffMs: number
  readonly timeoutMs: number
  readonly signature: Signature | undefined
}
