// What `mockhost login` saves: which server, and the key of each one.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { messageOf } from '../../core/index.ts'
import { CommandFailure } from './failure.ts'
import type { Surroundings } from './surroundings.ts'

export interface Settings {
  /** The one that was logged in to last. */
  readonly server?: string
  /** By the URL of the server: a key is never sent to another one. */
  readonly keys: Readonly<Record<string, string>>
}

export function settingsFile({ env, home }: Pick<Surroundings, 'env' | 'home'>): string {
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'mockhost', 'config.json')
}

/** @throws CommandFailure for a file that is there and can't be read */
export async function readSettings(file: string): Promise<Settings> {
  try {
    return parseSettings(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { keys: {} }
    throw new CommandFailure(
      `The saved settings in ${file} can't be read: ${messageOf(error)}\nMend the file, or delete it and run "mockhost login" again.`,
    )
  }
}

function parseSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) throw new Error('an object is expected')
  const { server, keys = {} } = value as { server?: unknown; keys?: unknown }
  if (server !== undefined && typeof server !== 'string') throw new Error('"server" is no text')
  if (typeof keys !== 'object' || keys === null || !Object.values(keys).every(isText))
    throw new Error('"keys" is not an object of texts')
  return { ...(server === undefined ? {} : { server }), keys: keys as Record<string, string> }
}

const isText = (value: unknown): boolean => typeof value === 'string'

/** Written beside it and put in its place, so that it is whole at any time and never readable by others. */
export async function writeSettings(file: string, settings: Settings): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  try {
    await writeFile(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}
