// What templates see that are rendered after their request was decided, such as those of a stream or in a file: the
// request, and the state as it is by then.
import { Exchange } from './exchange.ts'
import type { Layer } from './state/index.ts'
import { Dice } from './world/index.ts'

export interface LateExchangeParts {
  /** That of the request. */
  readonly exchange: Exchange
  /** What all requests see. */
  readonly state: Layer
  /** Which request it was. */
  readonly ordinal: number
  /** Which of those of the request it is, from 0. */
  readonly number: number
}

export class LateExchange extends Exchange {
  readonly #parts: LateExchangeParts
  #dice: Dice | undefined

  constructor(parts: LateExchangeParts) {
    const { exchange, state } = parts
    super(exchange.request, state, exchange.surroundings)
    this.parameters = exchange.parameters
    this.route = exchange.route
    this.#parts = parts
  }

  override get ordinal(): number {
    return this.#parts.ordinal
  }

  /** Each throws its own, which a seed repeats whatever other requests come between. */
  override get dice(): Dice {
    const { ordinal, number } = this.#parts
    this.#dice ??= new Dice(
      { seed: this.world.seed ^ Math.imul(number + 1, ITEM), ordinal },
      this.budget,
    )
    return this.#dice
  }
}

const ITEM = 0x85ebca6b
