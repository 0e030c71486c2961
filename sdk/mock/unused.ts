// The responses of a program that no request has reached.
import type { Program } from '../../core/index.ts'
import type { UnusedResponse } from './mock.ts'

/** @param reached uuids of responses */
export function unusedResponses(
  { endpoints, sockets }: Program,
  reached: ReadonlySet<string>,
): UnusedResponse[] {
  const routes = new Set([...endpoints, ...sockets].map(({ route }) => route))
  return [...routes].flatMap(({ title, responses }) =>
    responses
      .filter(({ uuid }) => !reached.has(uuid))
      .map(({ index, label }) => ({ route: title, response: index + 1, label })),
  )
}
