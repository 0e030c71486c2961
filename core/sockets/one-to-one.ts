// A route that speaks by itself to one client, again and again, whatever that one says.
import type { World } from '../world/index.ts'
import type { Connection } from './connection.ts'
import type { Speaker, Take } from './speaker.ts'
import { Ticker } from './ticker.ts'

export class OneToOne implements Speaker {
  readonly #ticker: Ticker

  constructor(connection: Connection, world: World, take: Take) {
    const intervalMs = connection.endpoint.route.streaming?.intervalMs ?? 0
    let said = 0
    const tick = async () => {
      const taken = await take('', said + 1, connection.endpoint)
      if (!taken) return
      said++
      connection.answer(taken.message, 0, taken.why)
      if (taken.isFatal) connection.end(1011, taken.outcome.problem ?? '')
    }
    this.#ticker = new Ticker({ world, intervalMs, tick })
  }

  hear(): void {}

  stop(): void {
    this.#ticker.stop()
  }
}
