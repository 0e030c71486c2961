// The clock of a mock, which a test can stop and move; and the waiting of answers by it.
import { nameValue, refuse } from '../argument/index.ts'
import { type Instant, toMs } from './instant.ts'

/** What templates take for the time. */
export interface MockClock {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Stands still at an instant, until it is moved or the mock is reset. */
  set(instant: Instant): void
  /** Moves on. Answers whose latency ends by then are sent. */
  advance(ms: number): void
}

interface Sleeper {
  /** By this clock, in milliseconds. */
  readonly until: number
  wake(): void
  timer: ReturnType<typeof setTimeout> | undefined
}

export class Clock implements MockClock {
  readonly #source: () => number
  readonly #sleepers = new Set<Sleeper>()
  /** Where it stands still, if it does. */
  #still: number | undefined
  #ahead = 0

  constructor(source: () => number) {
    this.#source = source
  }

  get now(): number {
    return this.#still ?? this.#source() + this.#ahead
  }

  set(instant: Instant): void {
    this.#still = toMs('clock.set(…)', instant)
    for (const sleeper of this.#sleepers) clearTimeout(sleeper.timer)
    this.#wakeDue()
  }

  advance(ms: number): void {
    if (typeof ms !== 'number' || !(ms >= 0) || !Number.isFinite(ms))
      refuse('clock.advance(…)', `${nameValue(ms)} is no time to wait`, 'Give milliseconds.')
    if (this.#still === undefined) this.#ahead += ms
    else this.#still += ms
    this.#wakeDue()
  }

  /** As it was made. Whoever waits is woken, for the time that they wait for may never come. */
  reset(): void {
    this.#still = undefined
    this.#ahead = 0
    for (const sleeper of [...this.#sleepers]) sleeper.wake()
  }

  /** Waits by this clock: while it stands still, until it is moved. The signal ends it before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        until: this.now + ms,
        timer: undefined,
        wake: () => {
          clearTimeout(sleeper.timer)
          this.#sleepers.delete(sleeper)
          signal?.removeEventListener('abort', sleeper.wake)
          resolve()
        },
      }
      this.#sleepers.add(sleeper)
      signal?.addEventListener('abort', sleeper.wake)
      if (this.#still === undefined) sleeper.timer = setTimeout(sleeper.wake, ms)
    })
  }

  #wakeDue(): void {
    for (const sleeper of [...this.#sleepers]) if (sleeper.until <= this.now) sleeper.wake()
  }
}
