// How many requests came in each of the last seconds.

export class Rate {
  readonly #seconds: number
  /** Counts by second, the newest last; the last one is of the second `#now`. */
  #counts: number[]
  #now = 0

  /** @param seconds how far back it goes */
  constructor(seconds = 60) {
    this.#seconds = seconds
    this.#counts = new Array(seconds).fill(0)
  }

  /** @param ms when they came, in milliseconds */
  add(count: number, ms: number): void {
    this.#advance(ms)
    this.#counts[this.#seconds - 1] = (this.#counts[this.#seconds - 1] ?? 0) + count
  }

  /** One count for each second up to now, oldest first. */
  points(ms: number): readonly number[] {
    this.#advance(ms)
    return [...this.#counts]
  }

  /** Of the last whole second. */
  perSecond(ms: number): number {
    return this.points(ms).at(-2) ?? 0
  }

  #advance(ms: number): void {
    const second = Math.floor(ms / 1_000)
    const passed = Math.min(this.#seconds, Math.max(0, second - this.#now))
    if (passed > 0)
      this.#counts = [...this.#counts.slice(passed), ...new Array<number>(passed).fill(0)]
    this.#now = Math.max(this.#now, second)
  }
}
