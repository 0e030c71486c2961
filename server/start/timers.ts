// Work that is done again and again, without keeping the process alive for it.

/** Does it each so many milliseconds, never twice at once; gives what ends that. */
export function every(
  ms: number,
  work: () => void | Promise<void>,
  onError: (error: unknown) => void,
): () => void {
  let isAtWork = false
  const timer = setInterval(async () => {
    if (isAtWork) return
    isAtWork = true
    try {
      await work()
    } catch (error) {
      onError(error)
    } finally {
      isAtWork = false
    }
  }, ms)
  timer.unref()
  return () => clearInterval(timer)
}
