// `mockhost keys`: the keys of a deployment, which are made to be shared.
import { Argument } from 'commander'
import type { DeploymentKey } from '../../../core/api/index.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'
import { CommandFailure, STATUS } from '../failure.ts'
import { readMoment, readSeconds, relative } from '../figures.ts'

interface KeysOptions extends CommonOptions {
  readonly expires?: string
  readonly grace?: number
}

type Action = 'list' | 'create' | 'renew' | 'revoke'

export function addKeys(line: CommandLine): void {
  line
    .command('keys', 'list, create, renew or revoke the keys of a deployment')
    .argument('<name>', 'its subdomain, or its id')
    .addArgument(
      new Argument('[action]', 'what to do')
        .choices(['list', 'create', 'renew', 'revoke'])
        .default('list'),
    )
    .argument('[key]', 'the name of the new key, or the name or id of one that is there')
    .option('--expires <when>', 'when a new key ends: in 30d, or on 2030-12-31', readMoment)
    .option(
      '--grace <time>',
      'how long the old secret of a renewed key works on, as in 12h (default: 1d)',
      readSeconds,
    )
    .action((name: string, action: Action, key: string | undefined, options: KeysOptions) =>
      line.run(options, (session) => ACTIONS[action](session, name, key, options)),
    )
}

type Act = (
  session: Session,
  name: string,
  key: string | undefined,
  options: KeysOptions,
) => Promise<void>

const ACTIONS: Readonly<Record<Action, Act>> = { list, create, renew, revoke }

async function list({ client, terminal, json }: Session, name: string): Promise<void> {
  const keys = await terminal.during(`Reading the keys of ${name}`, client.keys(name))
  if (json) return terminal.json(keys)
  if (keys.length === 0)
    return terminal.note(`${name} has no keys. Make one: mockhost keys ${name} create NAME`)
  terminal.table(
    ['NAME', 'KEY', 'EXPIRES', 'ID'],
    keys.map((key) => [key.name, key.key, expiry(key), key.id]),
  )
}

function expiry(key: DeploymentKey): string {
  if (key.expiresAt === null) return 'never'
  return hasExpired(key) ? 'expired' : relative(key.expiresAt)
}

const hasExpired = ({ expiresAt }: DeploymentKey): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= Date.now()

async function create(
  session: Session,
  name: string,
  keyName: string | undefined,
  { expires }: KeysOptions,
): Promise<void> {
  const key = await session.client.createKey(name, {
    name: required(keyName, `mockhost keys ${name} create NAME`),
    ...(expires === undefined ? {} : { expiresAt: expires }),
  })
  show(session, key, `The key "${key.name}" is made.`)
}

async function renew(
  session: Session,
  name: string,
  nameOrId: string | undefined,
  { grace }: KeysOptions,
): Promise<void> {
  const old = newest(
    await find(session, name, required(nameOrId, `mockhost keys ${name} renew KEY`)),
  )
  const key = await session.client.renewKey(
    name,
    old.id,
    grace === undefined ? {} : { graceSeconds: grace },
  )
  const end =
    grace === 0 ? 'ends now' : `works on for ${grace === undefined ? 'a day' : `${grace} s`}`
  show(session, key, `The key "${key.name}" is renewed; its old secret ${end}.`)
}

async function revoke(session: Session, name: string, nameOrId: string | undefined): Promise<void> {
  const { client, terminal, json } = session
  const command = `mockhost keys ${name} revoke`
  const key = only(await find(session, name, required(nameOrId, `${command} KEY`)), command)
  await client.revokeKey(name, key.id)
  if (json) terminal.json({ id: key.id })
  else terminal.print(`The key "${key.name}" is revoked, at once.`)
}

function show({ terminal, json }: Session, key: DeploymentKey, message: string): void {
  if (json) terminal.json(key)
  else terminal.print(key.key)
  terminal.note(message)
}

/** By its id, or by its name: then those that have expired don't count. */
async function find({ client }: Session, name: string, nameOrId: string): Promise<DeploymentKey[]> {
  const keys = await client.keys(name)
  const byId = keys.find(({ id }) => id === nameOrId)
  if (byId) return [byId]
  const found = keys.filter((key) => key.name === nameOrId && !hasExpired(key))
  if (found.length > 0) return found
  const names = [...new Set(keys.map((key) => key.name))].join(', ') || 'none'
  throw new CommandFailure(`${name} has no key "${nameOrId}" that works. It has: ${names}`)
}

const newest = (keys: readonly DeploymentKey[]): DeploymentKey =>
  keys.reduce((a, b) => (Date.parse(b.createdAt) > Date.parse(a.createdAt) ? b : a))

/** A key that was renewed is there twice for a while: which one is to end must be said. */
function only(keys: readonly DeploymentKey[], command: string): DeploymentKey {
  const [key, ...others] = keys
  if (key && others.length === 0) return key
  const lines = keys.map(
    (one) => `  ${command} ${one.id}   made ${relative(one.createdAt)}, expires ${expiry(one)}`,
  )
  throw new CommandFailure(
    `There are ${keys.length} secrets of that name. Which one?\n${lines.join('\n')}`,
    STATUS.usage,
  )
}

function required(value: string | undefined, usage: string): string {
  if (value !== undefined) return value
  throw new CommandFailure(`Which key? ${usage}`, STATUS.usage)
}
