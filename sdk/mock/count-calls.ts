// Functions that count when they are called: one that takes its time must not be called once more meanwhile.
import { isRecord } from '../argument/index.ts'

/** The same routes, in which each function calls another first. */
export const countCalls = (routes: readonly unknown[], count: () => void): unknown[] =>
  routes.map((route) => {
    if (!isRecord(route)) return route
    const { responses } = route
    return countBody(
      Array.isArray(responses)
        ? { ...route, responses: responses.map((response) => countBody(response, count)) }
        : route,
      count,
    )
  })

function countBody(part: unknown, count: () => void): unknown {
  if (!isRecord(part) || typeof part.body !== 'function') return part
  const { body } = part
  return {
    ...part,
    body: (...args: unknown[]): unknown => {
      count()
      return body(...args)
    },
  }
}
