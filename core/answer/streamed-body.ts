// A body that is sent as it comes: never held whole, and opened only by who sends it.

export interface StreamedBodyParts {
  /** Bytes in all, where that is known before. */
  readonly length?: number | undefined
  /** A `Blob` is what the runtime reads by itself, such as a file. */
  open(): ReadableStream<Uint8Array> | Blob
  /** Lets go of what stands behind it, where nobody opens it. */
  cancel?(): void
  /** Ends it soon, where it would not end by itself. */
  stop?(): void
  /** Settles when nothing of it is sent any more; never rejects. */
  readonly ended?: Promise<void> | undefined
}

export class StreamedBody {
  /** Undefined where it is not known before. */
  readonly length: number | undefined
  readonly #parts: StreamedBodyParts

  constructor(parts: StreamedBodyParts) {
    this.length = parts.length
    this.#parts = parts
  }

  /** Settles when nothing of it is sent any more; undefined where nobody can tell. */
  get ended(): Promise<void> | undefined {
    return this.#parts.ended
  }

  /** Asked once, by the front that sends it. */
  open(): ReadableStream<Uint8Array> | Blob {
    return this.#parts.open()
  }

  /** In place of `open`, where no body is sent, as for HEAD. */
  cancel(): void {
    this.#parts.cancel?.()
  }

  /** Asked by who stops sending: a body without an end comes to one, any other goes on. */
  stop(): void {
    this.#parts.stop?.()
  }
}
