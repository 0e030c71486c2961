// What a deployment has answered: how often each status, how soon, and in which minute.
import { Minutes } from './minutes.ts'

/** Upper bounds in milliseconds. */
export const DURATION_BOUNDS_MS: readonly number[] = [
  0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000,
]

export class Traffic {
  readonly minutes = new Minutes()
  readonly #statuses = new Map<number, number>()
  /** How many took at most so long, each by itself; the last one is of those that took longer. */
  readonly durations: number[] = new Array(DURATION_BOUNDS_MS.length + 1).fill(0)
  totalMs = 0

  /** Counts an answer. On the request's path. */
  count(status: number, ms: number, now: number): void {
    this.minutes.count(status, now)
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1)
    this.totalMs += ms
    let slot = 0
    while (slot < DURATION_BOUNDS_MS.length && ms > (DURATION_BOUNDS_MS[slot] as number)) slot++
    this.durations[slot] = (this.durations[slot] as number) + 1
  }

  get statuses(): ReadonlyMap<number, number> {
    return this.#statuses
  }

  /** Adds what another one has counted. */
  add(other: Traffic): void {
    for (const [status, count] of other.statuses)
      this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + count)
    for (const [slot, count] of other.durations.entries())
      this.durations[slot] = (this.durations[slot] as number) + count
    this.totalMs += other.totalMs
    this.minutes.add(other.minutes)
  }
}
