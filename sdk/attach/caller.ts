// Who called a function, for errors that are made later.

/** The lines of the stack from the caller of a function on; undefined where the runtime can't tell. */
export function callerOf(called: (...args: never[]) => unknown): string | undefined {
  if (!('captureStackTrace' in Error)) return undefined
  const place = { stack: '' }
  Error.captureStackTrace(place, called)
  const lines = place.stack.split('\n').filter((line) => /^\s+at /.test(line))
  return lines.length === 0 ? undefined : lines.join('\n')
}
