// Whose address is recorded. Asking the runtime for it costs a good part of answering, so under heavy traffic, of which
// the log keeps the newest only, not every request's is asked for.

const MOST_A_SECOND = 200
const SECOND_MS = 1_000

export class AddressBudget {
  #since = 0
  #left = MOST_A_SECOND

  /** The address, or nothing where there were too many lately. */
  take(request: { readonly address: string }, now: number): string {
    if (now - this.#since >= SECOND_MS) {
      this.#since = now
      this.#left = MOST_A_SECOND
    }
    if (this.#left === 0) return ''
    this.#left--
    return request.address
  }
}
