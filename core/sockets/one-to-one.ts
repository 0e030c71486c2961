// A route that speaks by itself to one client, again and again, whatever that one says.
import type { Connection } from './connection.ts'
import type { Speaker, Take } from './speaker.ts'
import { type Tempo, Ticker } from './ticker.ts'
import type { Taken } from './turn.ts'

export class OneToOne implements Speaker {
  readonly #connection: Connection
  readonly #take: Take
  readonly #ticker: Ticker
  #said = 0

  constructor(connection: Connection, take: Take, { world, pace }: Tempo) {
    this.#connection = connection
    this.#take = take
    const intervalMs = connection.endpoint.route.streaming?.intervalMs ?? 0
    this.#ticker = new Ticker({ world, pace, intervalMs, tick: () => this.#tick() })
  }

  #tick(): void | Promise<void> {
    const turn = this.#take('', this.#said + 1, this.#connection.endpoint)
    return turn instanceof Promise ? turn.then((taken) => this.#say(taken)) : this.#say(turn)
  }

  #say(taken: Taken): void {
    if (!taken) return
    this.#said++
    this.#connection.answer(taken.message, 0, taken.why)
    if (taken.isFatal) this.#connection.end(1011, taken.outcome.problem ?? '')
  }

  hear(): void {}

  stop(): void {
    this.#ticker.stop()
  }
}
