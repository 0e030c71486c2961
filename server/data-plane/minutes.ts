// How many requests each of the last sixty minutes has seen.

export const MINUTES = 60
const MINUTE_MS = 60_000

export interface MinuteCounts {
  /** One for each minute, oldest first; the last one is under way. */
  readonly requests: number[]
  /** Those with a status of 400 to 499. */
  readonly clientErrors: number[]
  /** Those with a status of 500 or more. */
  readonly serverErrors: number[]
}

export class Minutes {
  /** Which minute since 1970 each place is of. */
  readonly #stamps = new Int32Array(MINUTES)
  readonly #requests = new Uint32Array(MINUTES)
  readonly #clientErrors = new Uint32Array(MINUTES)
  readonly #serverErrors = new Uint32Array(MINUTES)

  /** On the request's path. */
  count(status: number, now: number): void {
    const place = this.#placeOf(Math.floor(now / MINUTE_MS))
    this.#requests[place] = (this.#requests[place] as number) + 1
    if (status < 400) return
    const errors = status < 500 ? this.#clientErrors : this.#serverErrors
    errors[place] = (errors[place] as number) + 1
  }

  /** The place of a minute; what was there of an earlier one is over. */
  #placeOf(minute: number): number {
    const place = minute % MINUTES
    if (this.#stamps[place] !== minute) {
      this.#stamps[place] = minute
      this.#requests[place] = 0
      this.#clientErrors[place] = 0
      this.#serverErrors[place] = 0
    }
    return place
  }

  add(other: Minutes): void {
    for (const [from, minute] of other.#stamps.entries()) {
      if (minute === 0 || minute < (this.#stamps[minute % MINUTES] as number)) continue
      const to = this.#placeOf(minute)
      for (const [own, others] of [
        [this.#requests, other.#requests],
        [this.#clientErrors, other.#clientErrors],
        [this.#serverErrors, other.#serverErrors],
      ] as const)
        own[to] = (own[to] as number) + (others[from] as number)
    }
  }

  /** Requests in the last hour. */
  total(now: number): number {
    const first = Math.floor(now / MINUTE_MS) - MINUTES
    return this.#requests.reduce(
      (sum, count, place) => ((this.#stamps[place] as number) > first ? sum + count : sum),
      0,
    )
  }

  counts(now: number): MinuteCounts {
    const last = Math.floor(now / MINUTE_MS)
    const minutes = Array.from({ length: MINUTES }, (_, index) => last - MINUTES + 1 + index)
    const of = (counted: Uint32Array) =>
      minutes.map((minute) =>
        this.#stamps[minute % MINUTES] === minute ? (counted[minute % MINUTES] as number) : 0,
      )
    return {
      requests: of(this.#requests),
      clientErrors: of(this.#clientErrors),
      serverErrors: of(this.#serverErrors),
    }
  }
}
