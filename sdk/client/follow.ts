// A deployment's transactions as they happen: one stream, however often the connection breaks.
import type { Transaction } from '../../core/api/index.ts'
import type { Connection } from './connection.ts'
import { type FollowEventsOptions, followEvents } from './follow-events.ts'

export interface FollowOptions extends FollowEventsOptions {
  /** Begins behind this transaction; with the next one to come where it is left out. */
  readonly after?: number | undefined
  /** Told how many transactions the server left out because they came faster than they were read. */
  readonly onGap?: ((dropped: number) => void) | undefined
  /** Told of transactions that were yielded before and have changed since: callbacks were made. */
  readonly onUpdate?: ((transaction: Transaction) => void) | undefined
}

/** Yields each transaction once, in their order. Throws as `followEvents` does. */
export async function* follow(
  connection: Connection,
  path: string,
  options: FollowOptions & { readonly after: number },
): AsyncGenerator<Transaction, void, undefined> {
  let { after } = options
  const headersOf = () => ({ 'last-event-id': String(after) })
  for await (const { id, event, data } of followEvents(connection, path, headersOf, options)) {
    if (event === 'gap') options.onGap?.(JSON.parse(data).dropped)
    if (Number(id) > after) after = Number(id)
    if (event === 'update') options.onUpdate?.(JSON.parse(data) as Transaction)
    if (event === 'transaction') yield JSON.parse(data) as Transaction
  }
}
