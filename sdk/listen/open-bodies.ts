// The streamed bodies that are being sent, so that a server that stops can have those end that would not by themselves.
import type { StreamedBody } from '../../core/index.ts'

export class OpenBodies {
  readonly #bodies = new Set<StreamedBody>()
  #isStopping = false

  add(body: StreamedBody): void {
    this.#bodies.add(body)
    if (this.#isStopping) body.stop()
  }

  delete(body: StreamedBody): void {
    this.#bodies.delete(body)
  }

  /** Those that are open, and all that are opened later. */
  stop(): void {
    this.#isStopping = true
    for (const body of this.#bodies) body.stop()
  }
}
