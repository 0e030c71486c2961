// The wait for the next item of a stream: by the mock's clock, which may stand still, with rests in real time meanwhile.
import type { World } from '../world/index.ts'
import { Alarm } from './alarm.ts'
import type { Feed } from './feed.ts'
import { ENDLESS_MS } from './pace.ts'

export class Waiting {
  readonly #feed: Feed
  readonly #world: World
  readonly #alarm = new Alarm()
  /** Aborted when nobody waits any more. */
  readonly #gone = new AbortController()
  /** Undefined where the wait has not begun. */
  #isDue: boolean | undefined

  constructor(feed: Feed, world: World) {
    this.#feed = feed
    this.#world = world
  }

  /** Whether the next item may be sent; begins the wait for it where that has not begun. */
  get isDue(): boolean {
    this.#isDue ??= this.#begin()
    return this.#isDue
  }

  /** The item was sent: the next one is waited for. */
  next(): void {
    this.#isDue = undefined
  }

  /** Until the item is due, or the wait ends, for so many milliseconds at most. */
  rest(ms: number): Promise<void> {
    return this.#alarm.wait(ms)
  }

  /** Ends a rest. */
  wake(): void {
    this.#alarm.wake()
  }

  /** Ends the wait for good, and leaves no timer behind. */
  end(): void {
    this.#gone.abort()
    this.wake()
  }

  #begin(): boolean {
    const waitMs = this.#feed.waitMs()
    const leastMs = this.#feed.isEndlessRound ? ENDLESS_MS : 0
    if (waitMs === 0 && leastMs === 0) return true
    if (waitMs === Number.POSITIVE_INFINITY) return false
    const waits = [
      waitMs > 0 ? this.#world.sleep(waitMs, this.#gone.signal) : undefined,
      leastMs > waitMs ? pause(leastMs) : undefined,
    ]
    void Promise.all(waits).then(() => {
      this.#isDue = true
      this.wake()
    })
    return false
  }
}

/** In real time. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))
