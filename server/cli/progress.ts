// One line that tells what is being waited for, and for how long, and is gone when it is over.
import type { OutputStream } from './surroundings.ts'

const INTERVAL_MS = 1_000
const CLEAR_LINE = '\r\x1b[K'

/** @returns what ends it */
export function showProgress(stream: OutputStream, label: string | (() => string)): () => void {
  let seconds = 0
  const timer = setInterval(() => {
    seconds++
    const text = typeof label === 'string' ? label : label()
    stream.write(`${CLEAR_LINE}${text} … ${seconds} s`)
  }, INTERVAL_MS)
  return () => {
    clearInterval(timer)
    if (seconds > 0) stream.write(CLEAR_LINE)
  }
}
