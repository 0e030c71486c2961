// `mockhost env`: the environment variables that a deployment's templates read.
import { Argument } from 'commander'
import type { DeploymentChange, Variable } from '../../../core/api/index.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'
import { CommandFailure, STATUS } from '../failure.ts'
import { readVariables } from '../variables.ts'

interface EnvOptions extends CommonOptions {
  readonly secret: boolean
}

type Action = 'list' | 'set' | 'unset'

export function addEnv(line: CommandLine): void {
  line
    .command('env', 'list, set or unset the environment variables of a deployment')
    .argument('<name>', 'its subdomain, or its id')
    .addArgument(
      new Argument('[action]', 'what to do').choices(['list', 'set', 'unset']).default('list'),
    )
    .argument(
      '[variables...]',
      'NAME=VALUE to set, NAME for the value of your environment; NAME to unset',
    )
    .option('--secret', 'never show them again', false)
    .action((name: string, action: Action, texts: string[], options: EnvOptions) =>
      line.run(options, (session) => env(session, name, changeOf(action, texts, options, session))),
    )
}

/** Undefined where nothing is to be changed. */
function changeOf(
  action: Action,
  texts: readonly string[],
  { secret }: EnvOptions,
  { surroundings }: Session,
): DeploymentChange['env'] | undefined {
  if (action === 'list') return undefined
  if (texts.length === 0) throw new CommandFailure(`What is to be ${action}?`, STATUS.usage)
  if (action === 'set') return readVariables(texts, secret, surroundings.env)
  return Object.fromEntries(texts.map((text) => [text, null]))
}

async function env(
  { client, terminal, json }: Session,
  name: string,
  change: DeploymentChange['env'] | undefined,
): Promise<void> {
  const deployment = await terminal.during(
    `The variables of ${name}`,
    change === undefined ? client.get(name) : client.change(name, { env: change }),
  )
  if (json) return terminal.json(deployment.env)
  if (deployment.env.length === 0)
    return terminal.note(`${name} has no variables. Set one: mockhost env ${name} set NAME=VALUE`)
  terminal.table(['NAME', 'VALUE'], deployment.env.map(rowOf))
}

const rowOf = ({ name, value, isSecret }: Variable): string[] => [
  name,
  isSecret ? '(secret)' : (value ?? ''),
]
