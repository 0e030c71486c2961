// What a stream is compiled to: its items with their templates, ready to be sent one after the other.
import type { Path, StreamKind } from '../document/index.ts'
import type { Needs } from '../program.ts'
import type { Template } from '../render/index.ts'

/** A text that is the same each time, or the template that it is made by. */
export type Piece = string | Template

export interface CompiledItem {
  readonly data: Piece
  /** Server-sent events alone have these; empty for none. */
  readonly event: Piece
  readonly id: Piece
  /** Milliseconds; 0 for none. */
  readonly retryMs: number
  /** Milliseconds before it, beside what the stream waits before each. */
  readonly delayMs: number
  /** What is sent, where no template changes it. */
  readonly frame: string | undefined
  /** Where it stands in the document. */
  readonly place: Path
}

export interface CompiledStream {
  readonly kind: StreamKind
  readonly items: readonly CompiledItem[]
  /** Milliseconds before each item but the first. */
  readonly everyMs: number
  /** How often the items are sent in all; 0 for as long as the client listens. */
  readonly repeat: number
  /** Whether clients can say behind which item they go on. */
  readonly hasIds: boolean
  /** What its templates need. */
  readonly needs: Needs
}
