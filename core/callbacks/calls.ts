// The callbacks of a mock that are under way: so many at a time, the others in their turn.
import type { Call } from './compiled-callback.ts'
import { type Caller, makeCall } from './make-call.ts'

const MAX_AT_ONCE = 32
const MAX_WAITING = 1_000

interface Waiting {
  readonly call: Call
  readonly caller: Caller
}

export class Calls {
  readonly #waiting: Waiting[] = []
  readonly #settled: (() => void)[] = []
  #running = 0

  add(call: Call, caller: Caller): void {
    if (this.#waiting.length === MAX_WAITING) {
      caller.tell(
        `The callback ${JSON.stringify(call.name)} is not made: ${MAX_WAITING} others wait already.`,
      )
      return
    }
    this.#waiting.push({ call, caller })
    this.#next()
  }

  /** When none is under way any more. */
  settled(): Promise<void> {
    if (this.#running === 0 && this.#waiting.length === 0) return Promise.resolve()
    return new Promise((resolve) => this.#settled.push(resolve))
  }

  #next(): void {
    while (this.#running < MAX_AT_ONCE) {
      const next = this.#waiting.shift()
      if (!next) break
      this.#running++
      void makeCall(next.call, next.caller).then(() => {
        this.#running--
        this.#next()
      })
    }
    if (this.#running > 0) return
    for (const resolve of this.#settled.splice(0)) resolve()
  }
}
