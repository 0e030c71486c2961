// What the templates of one item see: the request that the stream answers, and the state as it is when it is sent.
import { Exchange } from '../exchange.ts'
import type { Layer } from '../state/index.ts'
import { Dice } from '../world/index.ts'

export interface ItemExchangeParts {
  /** That of the request. */
  readonly exchange: Exchange
  /** What all requests see. */
  readonly state: Layer
  /** Which request it was. */
  readonly ordinal: number
  /** Which item of the stream, from 0. */
  readonly number: number
}

export class ItemExchange extends Exchange {
  readonly #parts: ItemExchangeParts
  #dice: Dice | undefined

  constructor(parts: ItemExchangeParts) {
    const { exchange, state } = parts
    super(exchange.request, state, exchange.surroundings)
    this.parameters = exchange.parameters
    this.route = exchange.route
    this.#parts = parts
  }

  override get ordinal(): number {
    return this.#parts.ordinal
  }

  /** Each item throws its own, which a seed repeats whatever other requests come between. */
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
