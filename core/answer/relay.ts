// Passes a stream on chunk by chunk, each when it is asked for and not before, with somebody watching.

/** `gone` is its reader's doing, or that of who broke it off. */
export type RelayEnd = 'complete' | 'gone' | 'failed'

export interface RelayWatcher {
  /** Before a chunk is asked for. */
  onPull?(): void
  onChunk?(chunk: Uint8Array): void
  /** Once, however it ended; who reads it hears of a failure afterwards. */
  onEnd?(how: RelayEnd, error?: unknown): void | Promise<void>
}

export class Relay {
  readonly stream: ReadableStream<Uint8Array>
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #watcher: RelayWatcher
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #hasEnded = false

  constructor(source: ReadableStream<Uint8Array>, watcher: RelayWatcher) {
    this.#reader = source.getReader()
    this.#watcher = watcher
    this.stream = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller
        },
        pull: (controller) => this.#pull(controller),
        cancel: (reason) => {
          this.#end('gone')
          return this.#reader.cancel(reason)
        },
      },
      { highWaterMark: 0 },
    )
  }

  /** Ends it for both sides. */
  breakOff(reason: unknown): void {
    if (this.#hasEnded) return
    this.#end('gone')
    this.#controller?.error(reason)
    // What stands behind it has nobody left to tell.
    this.#reader.cancel(reason).catch(() => {})
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    this.#watcher.onPull?.()
    try {
      const { done, value } = await this.#reader.read()
      if (this.#hasEnded) return
      if (done) {
        this.#end('complete')
        controller.close()
        return
      }
      this.#watcher.onChunk?.(value)
      controller.enqueue(value)
    } catch (error) {
      if (this.#hasEnded) return
      await this.#end('failed', error)
      controller.error(error)
    }
  }

  #end(how: RelayEnd, error?: unknown): void | Promise<void> {
    if (this.#hasEnded) return
    this.#hasEnded = true
    return this.#watcher.onEnd?.(how, error)
  }
}
