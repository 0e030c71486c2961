// Tells when a file has changed, also when an editor puts another file in its place.
import { stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** Between looks at the file: polling works on every file system, and in containers. */
const INTERVAL_MS = 200

/** What tells one content of a file from another without reading it; undefined where there is no file. */
export async function stampOf(file: string): Promise<string | undefined> {
  const stats = await stat(file, { bigint: true }).catch(() => undefined)
  return stats && `${stats.mtimeNs} ${stats.size} ${stats.ino}`
}

/**
 * Yields after each change until the signal.
 * @param stamp taken before the file was read, so that no change in between is missed
 */
export async function* changesOfFile(
  file: string,
  stamp: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<void, void, undefined> {
  let last = stamp
  while (!signal.aborted) {
    const current = await stampOf(file)
    // A file that is gone comes back when it has been replaced.
    if (current !== undefined && current !== last) {
      last = current
      yield
    }
    await sleep(INTERVAL_MS, undefined, { signal }).catch(() => {})
  }
}
