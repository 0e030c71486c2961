// What rules and templates see of one message: the request of its connection with the message as its body, and the
// state as it is by then.
import { Exchange, type Surroundings } from '../exchange.ts'
import type { CompiledRoute } from '../program.ts'
import type { RequestView } from '../request/index.ts'
import type { Layer } from '../state/index.ts'
import { Dice } from '../world/index.ts'

export interface MessageExchangeParts {
  readonly request: RequestView
  readonly route: CompiledRoute
  /** What all requests see. */
  readonly state: Layer
  readonly surroundings: Surroundings
  /** Which request its connection was. */
  readonly ordinal: number
  /** Which message it is, from 1. */
  readonly number: number
}

export class MessageExchange extends Exchange {
  readonly #parts: MessageExchangeParts
  #dice: Dice | undefined

  constructor(parts: MessageExchangeParts) {
    super(parts.request, parts.state, parts.surroundings)
    this.route = parts.route
    this.#parts = parts
  }

  override get ordinal(): number {
    return this.#parts.ordinal
  }

  /** Messages are counted by themselves. */
  override requestNumber(): number {
    return this.#parts.number
  }

  /** Each message throws its own, which a seed repeats whatever other requests come between. */
  override get dice(): Dice {
    const { ordinal, number } = this.#parts
    this.#dice ??= new Dice(
      { seed: this.world.seed ^ Math.imul(number, MESSAGE), ordinal },
      this.budget,
    )
    return this.#dice
  }
}

const MESSAGE = 0xc2b2ae35
