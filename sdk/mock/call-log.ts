// The requests of one session, kept as they came, and described when somebody asks.
import type { Transaction } from '../../core/api/index.ts'
import type { Outcome, Program, RequestView } from '../../core/index.ts'
import { describeTransaction } from '../../core/trace/index.ts'

/** One request with what was decided. */
export interface Call {
  readonly outcome: Outcome
  readonly request: RequestView
  /** From its arrival to its answer, in milliseconds. */
  readonly ms: number
  /** What decided. */
  readonly program: Program
  readonly session: string | null
}

/** A mock that answers on a port may live long; older ones are forgotten. */
const MOST = 10_000

interface Kept extends Call {
  readonly id: number
  readonly time: number
  /** Of the client, asked while it is still connected. */
  readonly address: string
  described?: Transaction
}

export class CallLog {
  #calls: Kept[] = []

  /** @param id grows from call to call @param time milliseconds since 1970 */
  add(call: Call, id: number, time: number): void {
    if (this.#calls.length >= MOST * 2) this.#calls = this.#calls.slice(-MOST)
    this.#calls.push({ ...call, id, time, address: call.request.address })
  }

  /** Oldest first. */
  get all(): Transaction[] {
    return this.#calls.slice(-MOST).map((call) => {
      // What goes on after the answer is told as it is by now.
      if (call.outcome.aftermath) return describeCall(call, call)
      call.described ??= describeCall(call, call)
      return call.described
    })
  }

  clear(): void {
    this.#calls = []
  }
}

/** Nothing is cut and nothing redacted: what a test sends is no secret to it. */
export function describeCall(
  call: Call,
  { id, time, address }: Pick<Kept, 'id' | 'time' | 'address'>,
): Transaction {
  const { outcome } = call
  return describeTransaction(
    { ...call, answer: outcome.answer, address, revision: 0 },
    { id, time, bodyBytes: Number.MAX_SAFE_INTEGER, redacts: false },
  )
}
