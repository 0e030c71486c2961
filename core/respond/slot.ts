// One value of the state as a function reads and changes it, which may wait for something in between: other requests
// may change the same value meanwhile, and none of these changes may be lost.
import { MockhostError } from '../errors.ts'

/** Where a value is kept. */
export interface Place {
  /** As people name it: `the data bucket "users"`. */
  readonly name: string
  /** What all requests see, to be compared by identity. */
  shared(): unknown
  /** The value, with the changes of this request. */
  read(): unknown
  /** Changes it for this request. */
  write(value: unknown): void
}

type Change = (value: unknown) => unknown

export class Slot {
  readonly #place: Place
  /** What was shared when it was read or changed last without changes of this request over it. */
  #seen: unknown
  #isRead = false
  /** Whether its new value may depend on one that was read. */
  #isDerived = false
  readonly #changes: Change[] = []

  constructor(place: Place) {
    this.#place = place
    this.#seen = place.shared()
  }

  get value(): unknown {
    this.#look()
    this.#isRead = true
    return this.#place.read()
  }

  set(value: unknown): void {
    if (this.#isRead) this.#isDerived = true
    else this.#look()
    this.#apply(() => value)
  }

  /** Changes it by what makes a new value of the present one, whichever that is. */
  change(change: Change): void {
    this.#look()
    this.#apply(change)
  }

  #look(): void {
    if (this.#changes.length === 0) this.#seen = this.#place.shared()
  }

  #apply(change: Change): void {
    this.#place.write(change(this.#place.read()))
    this.#changes.push(change)
  }

  /**
   * Brings the changes onto what other requests have made of the value meanwhile.
   * @param current the value as all requests see it now
   * @throws MockhostError `responder-failed` where that would lose a change
   */
  settle(current: unknown): void {
    if (this.#changes.length === 0 || this.#place.shared() === this.#seen) return
    if (this.#isDerived) throw lost(this.#place.name)
    this.#place.write(this.#changes.reduce((value, change) => change(value), current))
  }
}

const lost = (name: string): MockhostError =>
  new MockhostError(
    'responder-failed',
    `Another request changed ${name} after this function had read it and before it was done. Use \`update\` or \`push\` to change what is there then.`,
  )
