// A route that answers: each text of the client is decided in its turn, and its answer sent after its latency.
import type { Connection } from './connection.ts'
import type { Speaker, Take } from './speaker.ts'

export class Conversation implements Speaker {
  readonly #connection: Connection
  readonly #take: Take
  readonly #waiting: string[] = []
  #answered = 0
  #isAtWork = false
  #isOver = false

  constructor(connection: Connection, take: Take) {
    this.#connection = connection
    this.#take = take
  }

  hear(text: string): void {
    this.#waiting.push(text)
    if (!this.#isAtWork) void this.#work()
  }

  stop(): void {
    this.#isOver = true
    this.#waiting.length = 0
  }

  async #work(): Promise<void> {
    this.#isAtWork = true
    for (let text = this.#waiting.shift(); text !== undefined; text = this.#waiting.shift()) {
      const turn = this.#take(text, this.#answered + 1, this.#connection.endpoint)
      const taken = turn instanceof Promise ? await turn : turn
      if (this.#isOver) return
      if (!taken) continue
      this.#answered++
      this.#connection.answer(taken.message, taken.delayMs, taken.why)
    }
    this.#isAtWork = false
  }
}
