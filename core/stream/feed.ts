// The items of one stream under way, in turn: each is rendered and what it changes kept in the same breath.
import { MockhostError } from '../errors.ts'
import { LateExchange } from '../late-exchange.ts'
import type { WorkInput } from '../work.ts'
import type { CompiledStream } from './compiled-stream.ts'
import { waitBefore } from './pace.ts'
import { renderItem } from './render-item.ts'
import { itemBehind } from './resume.ts'

export class Feed {
  readonly stream: CompiledStream
  readonly #input: WorkInput
  /** The number of the first item that this client gets. */
  readonly #first: number
  readonly #era: number
  #number: number

  /** @param lastId what the client says it got last; empty for nothing */
  constructor(stream: CompiledStream, input: WorkInput, lastId: string) {
    this.stream = stream
    this.#input = input
    this.#first = itemBehind(stream, lastId, (number) => this.exchangeFor(number))
    this.#number = this.#first
    this.#era = input.state.era
  }

  /** How many were sent. */
  get count(): number {
    return this.#number - this.#first
  }

  /** Whether all were sent; an endless stream never is. */
  get isOver(): boolean {
    const { items, repeat } = this.stream
    return repeat > 0 && this.#number >= items.length * repeat
  }

  /** Whether the next item is one that an endless stream goes on with: of a later round, and not a client's first. */
  get isEndlessRound(): boolean {
    const { items, repeat } = this.stream
    return repeat === 0 && this.#number >= items.length && this.count > 0
  }

  /** Milliseconds before the next item; a stream that has none to send is silent for as long as anybody listens. */
  waitMs(): number {
    if (this.stream.items.length === 0) return Number.POSITIVE_INFINITY
    const isFirst = this.#number === this.#first
    return waitBefore(this.stream, this.#number, isFirst, this.exchangeFor(this.#number))
  }

  /**
   * The next item, as it goes over the wire.
   * @throws MockhostError of a `template-…` code, `stream-cut`
   */
  next(): string {
    if (this.count >= this.#input.exchange.surroundings.limits.streamItems)
      throw new MockhostError('stream-cut', `It sent ${this.count} items, which is the most`)
    const exchange = this.exchangeFor(this.#number)
    const frame = renderItem(this.stream, this.#number, exchange)
    this.#keep(exchange)
    this.#number++
    return frame
  }

  exchangeFor(number: number): LateExchange {
    const { exchange, state, outcome } = this.#input
    return new LateExchange({ exchange, state, ordinal: outcome.ordinal, number })
  }

  /** What was begun before the state was reset changes nothing after it. */
  #keep({ changes }: LateExchange): void {
    const { state, later } = this.#input
    if (!changes || state.era !== this.#era || later.keep(changes)) return
    throw new MockhostError('stream-cut', 'What its next item changes is refused')
  }
}
