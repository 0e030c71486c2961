// What one rendering may take. Every step of a template spends from it, so that none can run away.
import { MockhostError } from './errors.ts'
import type { Spender } from './values/index.ts'

/** The clock is looked at once in so many steps. */
const STEPS_BETWEEN_LOOKS = 256
/** Blocks and partials within each other. */
const MAX_DEPTH = 200

export class Budget implements Spender {
  readonly #maxMs: number
  readonly #maxChars: number
  #started = 0
  #steps = 0
  #nextLook = STEPS_BETWEEN_LOOKS
  #chars = 0

  constructor(maxMs: number, maxChars: number) {
    this.#maxMs = maxMs
    this.#maxChars = maxChars
  }

  /** Notes work done, in steps of roughly equal cost. */
  spend(steps: number): void {
    this.#steps += steps
    if (this.#steps < this.#nextLook) return
    this.#nextLook = this.#steps + STEPS_BETWEEN_LOOKS
    const now = performance.now()
    // Most templates are done before the first look, and never ask for the time.
    if (this.#started === 0) this.#started = now
    if (now - this.#started <= this.#maxMs) return
    throw new MockhostError('template-budget', `The template took more than ${this.#maxMs} ms`)
  }

  /** Notes text written, or about to be made. */
  write(chars: number): void {
    this.#chars += chars
    if (this.#chars <= this.#maxChars) return
    throw new MockhostError(
      'template-budget',
      `The template wrote more than ${this.#maxChars} characters`,
    )
  }

  /** Refuses blocks and partials nested deeper than anybody writes them. */
  checkDepth(depth: number): void {
    if (depth <= MAX_DEPTH) return
    throw new MockhostError('template-budget', `The template nests more than ${MAX_DEPTH} blocks`)
  }
}
