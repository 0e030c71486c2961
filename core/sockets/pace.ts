// Shares the time among what speaks by itself: all of it together takes no more than half, however much there is, so
// that requests are answered meanwhile.

export class Pace {
  /** When the next one may have its turn, in milliseconds. */
  #free = 0

  /** Takes the next turn; gives how long it is until then, in milliseconds. */
  reserve(expectedMs: number): number {
    const now = performance.now()
    const turn = Math.max(this.#free, now)
    this.#free = turn + 2 * expectedMs
    return turn - now
  }

  /** Says how long a turn took that was expected to take so long. */
  settle(expectedMs: number, tookMs: number): void {
    this.#free += 2 * (tookMs - expectedMs)
  }
}
