// Which server a command speaks to and with which key: from the options, the environment, or what was saved.
import { CommandFailure, STATUS } from './failure.ts'
import { readSettings, type Settings, settingsFile } from './settings.ts'
import type { Surroundings } from './surroundings.ts'

export interface ServerOptions {
  readonly server?: string
  readonly key?: string
}

export interface FoundServer {
  readonly url: string
  readonly key: string
}

/** Where `mockhost start` listens unless it is told otherwise. */
export const DEFAULT_SERVER = 'http://localhost:4000'

export async function findServer(
  options: ServerOptions,
  surroundings: Pick<Surroundings, 'env' | 'home'>,
): Promise<FoundServer> {
  const settings = await readSettings(settingsFile(surroundings))
  const url = serverUrl(options, surroundings.env, settings)
  if (url === undefined) throw new CommandFailure(NO_SERVER, STATUS.usage)
  const key = options.key || surroundings.env.MOCKHOST_KEY || settings.keys[url]
  if (!key) throw new CommandFailure(noKey(url), STATUS.usage)
  return { url, key }
}

export function serverUrl(
  options: ServerOptions,
  env: Surroundings['env'],
  settings: Settings,
): string | undefined {
  const given = options.server || env.MOCKHOST_URL || settings.server
  return given ? normaliseUrl(given) : undefined
}

/** `localhost:4000` means the URL; one server has one spelling, for it is what its key is saved under. */
function normaliseUrl(text: string): string {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  const isUrl = URL.canParse(url)
  return isUrl ? new URL(url).href.replace(/(\/api\/v1)?\/*$/, '') : text
}

const NO_SERVER = `No server is known yet.

1. Start one, here or on another machine. Its first start prints a key:
     mockhost start
2. Save where it is, and the key:
     mockhost login --server ${DEFAULT_SERVER} --key mh_...

Or name them each time, with --server and --key or in MOCKHOST_URL and MOCKHOST_KEY.
To serve a file on this machine without a server: mockhost serve FILE`

const noKey = (url: string): string => `${url} needs a key, and none is known.

Save it:            mockhost login --server ${url} --key mh_...
Or name it once:    --key mh_..., or MOCKHOST_KEY

The first start of the server printed one; whoever has it can make more.`
