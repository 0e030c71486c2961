// A route that says the same to everyone who listens: each message is rendered once, with the request of who came
// first. It is silent, and no timer runs, while nobody listens.
import { bytesOf, type Connection } from './connection.ts'
import type { Speaker, Take } from './speaker.ts'
import { type Tempo, Ticker } from './ticker.ts'
import type { Taken } from './turn.ts'

export class Broadcast {
  readonly #tempo: Tempo
  readonly #listeners = new Set<Connection>()
  /** As who came first. */
  #take: Take | undefined
  #ticker: Ticker | undefined
  #intervalMs = 0
  #said = 0

  constructor(tempo: Tempo) {
    this.#tempo = tempo
  }

  join(connection: Connection, take: Take): Speaker {
    this.#listeners.add(connection)
    this.#take ??= take
    this.#start(connection)
    return { hear: () => {}, stop: () => this.#leave(connection) }
  }

  #start({ endpoint }: Connection): void {
    const { intervalMs = 0 } = endpoint.route.streaming ?? {}
    if (this.#ticker && this.#intervalMs === intervalMs) return
    this.#ticker?.stop()
    this.#intervalMs = intervalMs
    this.#ticker = new Ticker({ ...this.#tempo, intervalMs, tick: () => this.#tick() })
  }

  #leave(connection: Connection): void {
    this.#listeners.delete(connection)
    if (this.#listeners.size > 0) return
    this.#ticker?.stop()
    this.#ticker = undefined
    this.#take = undefined
  }

  #tick(): void | Promise<void> {
    const [someone] = this.#listeners
    if (!someone || !this.#take) return
    const turn = this.#take('', this.#said + 1, someone.endpoint)
    return turn instanceof Promise ? turn.then((taken) => this.#say(taken)) : this.#say(turn)
  }

  #say(taken: Taken): void {
    const [someone] = this.#listeners
    if (!taken || !someone) return
    this.#said++
    const { message, why, isFatal, outcome } = taken
    const bytes = bytesOf(message)
    const spoken = someone.spoken(message, bytes, why)
    for (const listener of [...this.#listeners]) {
      if (bytes > 0) listener.say(message, spoken)
      if (isFatal) listener.end(1011, outcome.problem ?? '')
    }
  }
}
