// How many requests a deployment may have: a second, and a month.

/** Requests a second, with a second's worth of them at once. */
export class RateLimit {
  #left: number
  #at: number

  constructor(perSecond: number, now: number) {
    this.#left = perSecond
    this.#at = now
  }

  /** Takes one; where there is none, after how many milliseconds there will be. */
  take(perSecond: number, now: number): number {
    this.#left = Math.min(perSecond, this.#left + ((now - this.#at) / 1_000) * perSecond)
    this.#at = now
    if (this.#left < 1) return Math.ceil(((1 - this.#left) / perSecond) * 1_000)
    this.#left -= 1
    return 0
  }
}

/** Requests of a calendar month in UTC. */
export class MonthlyCalls {
  #month: string
  #ends: number
  #calls: number

  /** @param calls those of the month that it is now */
  constructor(calls: number, now: number) {
    this.#calls = calls
    this.#month = monthOf(now)
    this.#ends = endOfMonth(now)
  }

  count(now: number): void {
    this.#turn(now)
    this.#calls++
  }

  /** How many in the month that it is now. */
  calls(now: number): number {
    this.#turn(now)
    return this.#calls
  }

  get month(): string {
    return this.#month
  }

  /** Milliseconds to the next month. */
  untilNext(now: number): number {
    return this.#ends - now
  }

  #turn(now: number): void {
    if (now < this.#ends) return
    this.#calls = 0
    this.#month = monthOf(now)
    this.#ends = endOfMonth(now)
  }
}

/** As in `2026-11`. */
export const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7)

function endOfMonth(now: number): number {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
}
