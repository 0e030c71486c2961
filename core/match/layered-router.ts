// Two routers as one: what the upper one finds is tried before what the lower one finds.
import { type Entry, Router } from './router.ts'

export class LayeredRouter<T extends Entry> extends Router<T> {
  readonly #upper: Router<T>
  readonly #lower: Router<T>

  constructor(upper: Router<T>, lower: Router<T>) {
    super([])
    this.#upper = upper
    this.#lower = lower
  }

  override find(path: string): readonly T[] {
    const first = this.#upper.find(path)
    const second = this.#lower.find(path)
    if (first.length === 0) return second
    return second.length === 0 ? first : [...first, ...second]
  }
}
