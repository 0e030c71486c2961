// Tells when a file has changed, also when an editor puts another file in its place.
import { watchFile as watchByPolling } from 'node:fs'

/** Milliseconds between looks at the file: polling works on every file system, and in containers. */
const INTERVAL_MS = 200

/** Calls back after each change, never before the last call is done. */
export function watchFile(file: string, onChange: () => Promise<void>): void {
  let running = Promise.resolve()
  watchByPolling(file, { interval: INTERVAL_MS }, (current, previous) => {
    // A file that is gone comes back when it has been replaced.
    const isGone = current.mtimeMs === 0
    if (isGone || (current.mtimeMs === previous.mtimeMs && current.ino === previous.ino)) return
    running = running.then(onChange)
  })
}
