// Replaces a mock at each change of its file.
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { changesOfFile } from './changes-of-file.ts'
import type { Session } from './command-line.ts'
import { endingOf, STATUS } from './failure.ts'
import { isGone } from './is-gone.ts'
import { reportRefusal, reportWarnings } from './report-mistakes.ts'

/**
 * Goes on until the deployment is deleted. What fails leaves the last good one live.
 * @param stamp of the file when it was read last
 * @param id of the deployment
 */
export async function watchMock(
  session: Session,
  file: string,
  stamp: string | undefined,
  id: string,
): Promise<void> {
  const { terminal, surroundings } = session
  terminal.note(`Watching ${file}. Ctrl+C ends it; the mock stays live.`)
  for await (const _ of changesOfFile(file, stamp, surroundings.signal))
    while (!(await takeLive(session, file, id)) && !surroundings.signal.aborted)
      await sleep(RETRY_MS, undefined, { signal: surroundings.signal }).catch(() => {})
}

/** Between attempts while the server can't be reached. */
const RETRY_MS = 2_000

/** @returns false where it is worth trying again, for the server could not be reached */
async function takeLive(session: Session, file: string, id: string): Promise<boolean> {
  const { client, terminal, json } = session
  try {
    const changed = await client.replaceMock(id, await readFile(file, 'utf8'))
    reportWarnings(terminal, file, changed.warnings)
    if (json) terminal.print(JSON.stringify(changed))
    else terminal.print(`${file}: live as revision ${changed.revision}`)
    return true
  } catch (error) {
    const { message, status } = endingOf(reportRefusal(terminal, file, error))
    // Nothing that the file may come to hold would change these.
    if (status === STATUS.keyRefused || isGone(error)) throw error
    terminal.note(`${message}\nThe last good one stays live.`)
    return status !== STATUS.unreachable
  }
}
