// Tells when a file has changed, also when an editor puts another file in its place.
import { stampOf } from '../file-stamp.ts'

/** Milliseconds between looks at the file: polling works on every file system, and in containers. */
const INTERVAL_MS = 200

/**
 * Calls back after each change, never before the last call is done.
 * @param stamp taken before the file was read, so that no change in between is missed
 */
export function watchFile(
  file: string,
  stamp: string | undefined,
  onChange: () => Promise<void>,
): void {
  let last = stamp
  const look = async (): Promise<void> => {
    const current = await stampOf(file)
    // A file that is gone comes back when it has been replaced.
    if (current !== undefined && current !== last) {
      last = current
      await onChange()
    }
    setTimeout(look, INTERVAL_MS)
  }
  setTimeout(look, INTERVAL_MS)
}
