// Everything that rules, templates and CRUD operations can see of one request and of the world around it.
import { Budget } from './budget.ts'
import type { Limits } from './limits.ts'
import type { Parameters } from './match/index.ts'
import type { CompiledRoute } from './program.ts'
import type { RequestView } from './request/index.ts'
import { type BucketDirectory, Layer } from './state/index.ts'
import { Dice, type World } from './world/index.ts'

/** What stays the same from request to request. */
export interface Surroundings {
  readonly world: World
  readonly limits: Limits
  readonly buckets: BucketDirectory
  /** Where clients reach the mock, prefix included, by the host name that they used. */
  baseUrl(hostname: string): string
}

export class Exchange {
  /** Undefined while buckets are generated, before any request. */
  readonly request: RequestView | undefined
  readonly surroundings: Surroundings
  /** The parameters of the route that is being tried. */
  parameters: Parameters = {}
  /** The route that is being tried. */
  route: CompiledRoute | undefined
  /** Set by the `status` helper. */
  status: number | undefined
  /** What its templates may still take, all together. */
  readonly budget: Budget
  readonly #state: Layer
  #changes: Layer | undefined
  #dice: Dice | undefined

  constructor(request: RequestView | undefined, state: Layer, surroundings: Surroundings) {
    this.request = request
    this.#state = state
    this.surroundings = surroundings
    this.budget = new Budget(surroundings.limits.renderMs, surroundings.limits.renderChars)
  }

  get world(): World {
    return this.surroundings.world
  }

  /** The state, with the changes of this exchange over it. */
  get state(): Layer {
    this.#changes ??= new Layer(this.#state)
    return this.#changes
  }

  /** What this exchange changed, to be written into the state when it is answered; undefined for nothing. */
  get changes(): Layer | undefined {
    return this.#changes?.isChanged ? this.#changes : undefined
  }

  /** Which request of the state this is, from 0. */
  get ordinal(): number {
    return this.#state.requests
  }

  /** Which request of a route this is, from 1. */
  requestNumber(routeUuid: string): number {
    return this.#state.counter(routeUuid) + 1
  }

  get dice(): Dice {
    this.#dice ??= new Dice({ seed: this.world.seed, ordinal: this.ordinal }, this.budget)
    return this.#dice
  }
}
