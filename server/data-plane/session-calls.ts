// The newest requests of a deployment's sessions, in memory only and as they were: what a test sent is no secret to it,
// and other tests must not push it out of the log.
import { heldBytes } from '../../core/trace/index.ts'
import type { RecordedExchange } from '../transactions/index.ts'

export interface SessionCall {
  /** Grows from call to call. */
  readonly id: number
  /** Milliseconds since 1970. */
  readonly time: number
  readonly session: string
  readonly exchange: RecordedExchange
  /** Bytes that it holds on to, more or less. */
  readonly weight: number
}

/** Of all sessions of a deployment together; the oldest ones give way. */
const MOST = 10_000
const MOST_BYTES = 32 * 1024 * 1024
/** A request and its answer without their bodies. */
const BYTES_OF_ONE = 2_000

export class SessionCalls {
  /** Oldest first. */
  #calls: SessionCall[] = []
  /** Sessions whose calls are to go: many may end at once. */
  readonly #ended = new Set<string>()
  #bytes = 0
  #lastId = 0

  get bytes(): number {
    this.#purge()
    return this.#bytes
  }

  /** @param id that of the log, 0 where it keeps nothing */
  add(session: string, exchange: RecordedExchange, id: number, time: number): void {
    this.#purge()
    this.#lastId = Math.max(this.#lastId + 1, id, time * 1_000)
    const weight = BYTES_OF_ONE + heldBytes(exchange)
    this.#calls.push({ id: this.#lastId, time, session, exchange, weight })
    this.#bytes += weight
    while (this.#calls.length > MOST || this.#bytes > MOST_BYTES)
      this.#bytes -= this.#calls.shift()?.weight ?? 0
  }

  /** Those of a session with a greater id, oldest first. */
  of(session: string, after: number, limit: number): SessionCall[] {
    this.#purge()
    return this.#calls.filter((call) => call.session === session && call.id > after).slice(0, limit)
  }

  forget(session: string): void {
    this.#ended.add(session)
  }

  #purge(): void {
    if (this.#ended.size === 0) return
    this.#calls = this.#calls.filter(({ session }) => !this.#ended.has(session))
    this.#bytes = this.#calls.reduce((sum, { weight }) => sum + weight, 0)
    this.#ended.clear()
  }
}
