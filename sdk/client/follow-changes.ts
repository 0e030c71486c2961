// The changes of a deployment as they are made: one stream, however often the connection breaks.
import type { LiveChange } from '../../core/api/index.ts'
import type { Connection } from './connection.ts'
import { type FollowEventsOptions, followEvents } from './follow-events.ts'

export type FollowChangesOptions = FollowEventsOptions

/** Begins with how things are, after each connection anew; ends once the deployment is deleted. */
export async function* followChanges(
  connection: Connection,
  path: string,
  options: FollowChangesOptions,
): AsyncGenerator<LiveChange, void, undefined> {
  for await (const { event, data } of followEvents(connection, path, () => ({}), options)) {
    if (event !== 'changed') continue
    const change = JSON.parse(data) as LiveChange
    yield change
    if (change.kind === 'deleted') return
  }
}
