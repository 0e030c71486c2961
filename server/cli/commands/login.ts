// `mockhost login` and `logout`: which server the other commands speak to, and with which key.
import { MockhostClient } from '../../../sdk/client/index.ts'
import type { CommandLine, CommonOptions } from '../command-line.ts'
import { CommandFailure, STATUS } from '../failure.ts'
import { DEFAULT_SERVER, serverUrl } from '../find-server.ts'
import { readSettings, settingsFile, writeSettings } from '../settings.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Terminal } from '../terminal.ts'

export function addLogin(line: CommandLine): void {
  const { surroundings } = line
  line
    .command('login', 'check and save a server and a key for the other commands')
    .addHelpText('after', '\nWithout --key, the key is asked for, or read from the standard input.')
    .action((options: CommonOptions) =>
      line.runOffline(options, (terminal) => login(options, surroundings, terminal)),
    )
  line
    .command('logout', 'forget the saved key of a server')
    .action((options: CommonOptions) =>
      line.runOffline(options, (terminal) => logout(options, surroundings, terminal)),
    )
}

async function login(
  options: CommonOptions,
  surroundings: Surroundings,
  terminal: Terminal,
): Promise<void> {
  const file = settingsFile(surroundings)
  const settings = await readSettings(file)
  const url = serverUrl(options, surroundings.env, settings) ?? DEFAULT_SERVER
  const key = options.key || surroundings.env.MOCKHOST_KEY || (await askKey(url, surroundings))
  const client = new MockhostClient({ url, key })
  const me = await terminal.during(`Asking ${url}`, client.me())
  await writeSettings(file, { server: url, keys: { ...settings.keys, [url]: key } })
  if (options.json) return terminal.json({ server: url, ...me })
  const bound = me.deployments ? `, for ${me.deployments.length} deployments only` : ''
  terminal.print(`Logged in to ${url} with the key "${me.name}" (${me.scope}${bound}).`)
  terminal.note(`Saved in ${file}. Next: mockhost deploy FILE`)
}

async function askKey(url: string, surroundings: Surroundings): Promise<string> {
  const typed = await surroundings.askSecret(`Key for ${url}: `)
  const key = (typed ?? (await surroundings.readInput())).trim()
  if (key !== '') return key
  throw new CommandFailure(
    `A key is needed: mockhost login --server ${url} --key KEY\nThe first start of the server printed one.`,
    STATUS.usage,
  )
}

async function logout(
  options: CommonOptions,
  surroundings: Surroundings,
  terminal: Terminal,
): Promise<void> {
  const file = settingsFile(surroundings)
  const settings = await readSettings(file)
  const url = serverUrl(options, surroundings.env, settings)
  if (url === undefined || settings.keys[url] === undefined)
    throw new CommandFailure(url ? `No key is saved for ${url}.` : 'No key is saved.')
  const { [url]: _, ...keys } = settings.keys
  const isCurrent = settings.server === url
  await writeSettings(file, {
    ...(isCurrent || settings.server === undefined ? {} : { server: settings.server }),
    keys,
  })
  if (options.json) terminal.json({ server: url })
  else terminal.print(`The key of ${url} is forgotten.`)
}
