// Waiting in real time that can be cut short. One waits at a time, and who is woken leaves no timer behind.

export class Alarm {
  #ring: (() => void) | undefined

  /** Waits so many milliseconds, or until it is woken. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wake(), Math.min(ms, LONGEST_MS))
      this.#ring = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  wake(): void {
    const ring = this.#ring
    this.#ring = undefined
    ring?.()
  }
}

/** The longest that a timer waits. */
const LONGEST_MS = 2_147_483_647
