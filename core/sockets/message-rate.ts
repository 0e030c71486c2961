// How many messages a client may send a second, with a second's worth of them at once.

export class MessageRate {
  readonly #perSecond: number
  #left: number
  #at = performance.now()

  constructor(perSecond: number) {
    this.#perSecond = perSecond
    this.#left = perSecond
  }

  /** Takes one; false where there is none. */
  take(): boolean {
    const now = performance.now()
    const gained = ((now - this.#at) / 1_000) * this.#perSecond
    this.#left = Math.min(this.#perSecond, this.#left + gained)
    this.#at = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
