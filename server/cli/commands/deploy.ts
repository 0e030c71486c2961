// `mockhost deploy`: makes the mock of a file live, new or in the place of the one at the subdomain.
import { readFile } from 'node:fs/promises'
import { Option } from 'commander'
import type { ChangedMock, DeploymentChange, Visibility } from '../../../core/api/index.ts'
import { stampOf } from '../changes-of-file.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'
import { CommandFailure, STATUS } from '../failure.ts'
import { counted } from '../figures.ts'
import { isGone } from '../is-gone.ts'
import { filesOfFolder, filesOfMock, type LocalFile } from '../local-files.ts'
import { reportRefusal, reportWarnings } from '../report-mistakes.ts'
import { suggestRequest } from '../suggest-request.ts'
import { uploadFiles, withoutUploaded } from '../upload-files.ts'
import { collect, type NewVariables, readVariables } from '../variables.ts'
import { watchMock } from '../watch-mock.ts'

interface DeployOptions extends CommonOptions {
  readonly subdomain?: string
  readonly private?: true
  readonly public?: true
  readonly region?: string
  readonly env?: readonly string[]
  readonly secret?: readonly string[]
  readonly message?: string
  readonly files?: string
  readonly watch: boolean
}

export function addDeploy(line: CommandLine): void {
  line
    .command('deploy', 'make a mock live at a URL, or replace the one that is')
    .argument('<file>', 'mock in JSON or YAML, Mockoon environment files as they are; - for input')
    .option('-d, --subdomain <name>', 'where it answers; one is made up where none is given')
    .addOption(new Option('--private', 'only for requests with its key').conflicts('public'))
    .option('--public', 'for everyone (the default of a new one)')
    .option('--region <region>', 'where it runs, of a server with several regions')
    .option('-e, --env <NAME=VALUE>', 'variable for templates; again for more', collect)
    .option('--secret <NAME=VALUE>', 'variable that is never shown again', collect)
    .option('-m, --message <text>', 'why, for the list of revisions')
    .option('--files <folder>', 'upload all of it (default: the files beside it that it names)')
    .option('-w, --watch', 'replace it at each change of the file', false)
    .addHelpText('after', '\nA variable without =VALUE takes the one of your environment.')
    .action((file: string, options: DeployOptions) =>
      line.run(options, (session) => deploy(session, file, options)),
    )
}

/** A mock that is live. */
interface Live {
  readonly deployment: ChangedMock
  readonly key: string | undefined
  readonly isNew: boolean
}

async function deploy(session: Session, file: string, options: DeployOptions): Promise<void> {
  const { terminal, surroundings } = session
  if (file === '-' && options.watch)
    throw new CommandFailure('--watch needs a file: the input is read once.', STATUS.usage)
  const name = file === '-' ? 'input' : file
  const stamp = await stampOf(file)
  const text = file === '-' ? await surroundings.readInput() : await readFile(file, 'utf8')
  const files = await filesFor(file, options)
  const live = await terminal
    .during(`Deploying ${name}`, makeLive(session, text, files, options))
    .catch((error) => {
      throw reportRefusal(terminal, name, error)
    })
  reportWarnings(terminal, name, withoutUploaded(live.deployment.warnings, files))
  await announce(session, live, text)
  if (options.watch) await watchMock(session, file, stamp, live.deployment.id)
}

/** What stands on the input has no files beside it. */
async function filesFor(file: string, options: DeployOptions): Promise<LocalFile[]> {
  if (options.files !== undefined) return filesOfFolder(options.files)
  return file === '-' ? [] : filesOfMock(file)
}

async function makeLive(
  session: Session,
  text: string,
  files: readonly LocalFile[],
  options: DeployOptions,
): Promise<Live> {
  const { client, surroundings } = session
  const settings = {
    ...(options.private ? { visibility: 'private' as Visibility } : {}),
    ...(options.public ? { visibility: 'public' as Visibility } : {}),
    ...(options.region === undefined ? {} : { region: options.region }),
    ...envOf(options, surroundings.env),
  }
  const { subdomain, message } = options
  if (subdomain !== undefined && (await exists(session, subdomain)))
    return replace(session, subdomain, { text, files, settings, message })
  const deployment = await client.deploy({
    mock: text,
    ...settings,
    ...(subdomain === undefined ? {} : { subdomain }),
    ...(message === undefined ? {} : { message }),
  })
  await uploadFiles(session, deployment.id, files).catch((error) => {
    session.terminal.note(`${deployment.subdomain} is deployed, but not all of its files are.`)
    throw error
  })
  return { deployment, key: deployment.key, isNew: true }
}

function envOf(
  { env = [], secret = [] }: DeployOptions,
  environment: Readonly<Record<string, string | undefined>>,
): { env?: NewVariables } {
  if (env.length + secret.length === 0) return {}
  return {
    env: {
      ...readVariables(env, false, environment),
      ...readVariables(secret, true, environment),
    },
  }
}

async function exists({ client }: Session, subdomain: string): Promise<boolean> {
  try {
    await client.get(subdomain)
    return true
  } catch (error) {
    if (isGone(error)) return false
    throw error
  }
}

interface Replacement {
  readonly text: string
  readonly files: readonly LocalFile[]
  readonly settings: DeploymentChange
  readonly message: string | undefined
}

/**
 * Settings go first: a mock that is to be private is locked before it and its files are live, and finds its variables.
 * The files are there when the mock that names them is live.
 */
async function replace(
  session: Session,
  subdomain: string,
  { text, files, settings, message }: Replacement,
): Promise<Live> {
  const { client, terminal } = session
  const hasSettings = Object.keys(settings).length > 0
  if (hasSettings) await client.change(subdomain, settings)
  try {
    await uploadFiles(session, subdomain, files)
    const deployment = await client.replaceMock(subdomain, text, { message })
    return { deployment, key: await keyOf(client, subdomain), isNew: false }
  } catch (error) {
    if (hasSettings) terminal.note(`The settings of ${subdomain} are changed, its mock is not.`)
    throw error
  }
}

/** One that works and goes on working the longest. */
async function keyOf(client: Session['client'], name: string): Promise<string | undefined> {
  const lasting = (expiresAt: string | null) =>
    expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt)
  const keys = (await client.keys(name)).filter(({ expiresAt }) => lasting(expiresAt) > Date.now())
  return keys.reduce<(typeof keys)[number] | undefined>(
    (best, key) => (best && lasting(best.expiresAt) >= lasting(key.expiresAt) ? best : key),
    undefined,
  )?.key
}

async function announce(
  { terminal, json }: Session,
  { deployment, key, isNew }: Live,
  text: string,
): Promise<void> {
  if (json) {
    terminal.json({ ...deployment, key: key ?? null })
    return
  }
  const { subdomain, url, visibility, revision, routes, isPaused } = deployment
  const what = `${visibility}, ${counted(routes, 'route')}, revision ${revision}`
  terminal.print(
    `${terminal.paint('green', isNew ? 'Deployed' : 'Replaced')} ${terminal.paint('bold', subdomain)} (${what})`,
  )
  terminal.print(`  URL  ${url}`)
  if (key !== undefined) terminal.print(`  key  ${key}`)
  const request = await suggestRequest(url, text, visibility === 'private' ? key : undefined)
  terminal.print(`  try  ${request}`)
  if (isPaused) terminal.note(`It is paused, and answers 503: mockhost resume ${subdomain}`)
}
