// Where something was thrown, as the first line of its stack says it.

/** As in `orders.test.ts:12:9`; undefined where nothing says it. */
export function thrownAt(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined
  const frame = /^\s+at (.+)$/m.exec(thrown.stack ?? '')?.[1]
  // `name (place)`, or the place alone.
  return frame?.replace(/^.*\((.+)\)$/, '$1').replace(/^file:\/\//, '')
}
