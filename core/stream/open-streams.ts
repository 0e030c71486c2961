// The streamed bodies of an engine that are being sent, by the route that they answer.
import { type Answer, StreamedBody } from '../answer/index.ts'
import type { CompiledRoute, Program } from '../program.ts'

export class OpenStreams {
  readonly #bodies = new Map<StreamedBody, CompiledRoute | undefined>()

  get size(): number {
    return this.#bodies.size
  }

  /** Until it ends; nothing for a body of which nobody can tell. */
  add(body: Answer['body'], route: CompiledRoute | undefined): void {
    if (!(body instanceof StreamedBody) || !body.ended) return
    this.#bodies.set(body, route)
    void body.ended.then(() => this.#bodies.delete(body))
  }

  /** Ends those that would not end by themselves. */
  stop(): void {
    for (const body of this.#bodies.keys()) body.stop()
  }

  /** The same, but for those of routes that a program still has. */
  keep({ endpoints }: Program): void {
    if (this.size === 0) return
    const routes = new Set(endpoints.map(({ route }) => route))
    for (const [body, route] of this.#bodies) if (route && !routes.has(route)) body.stop()
  }
}
