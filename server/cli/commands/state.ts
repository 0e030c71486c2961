// `mockhost state`: what requests have changed in a deployment: data buckets, variables, counters.
import { Argument } from 'commander'
import type { State } from '../../../core/api/index.ts'
import { messageOf } from '../../../core/index.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'
import { CommandFailure, STATUS } from '../failure.ts'
import { counted, formatBytes } from '../figures.ts'
import { plainLine } from '../plain.ts'

interface StateOptions extends CommonOptions {
  readonly variable: boolean
}

type Action = 'show' | 'get' | 'set' | 'reset'

export function addState(line: CommandLine): void {
  line
    .command('state', 'show, set or reset what requests have changed in a deployment')
    .argument('<name>', 'its subdomain, or its id')
    .addArgument(
      new Argument('[action]', 'what to do; get prints JSON')
        .choices(['show', 'get', 'set', 'reset'])
        .default('show'),
    )
    .argument('[bucket]', 'the id, name or uuid of a data bucket')
    .argument('[value]', 'what to set it to, in JSON; - for what stands on the input')
    .option('--variable', 'a global variable instead of a data bucket', false)
    .action((name: string, action: Action, what, value, options: StateOptions) =>
      line.run(options, (session) => ACTIONS[action](session, { name, what, value, ...options })),
    )
}

interface Asked extends StateOptions {
  readonly name: string
  readonly what: string | undefined
  readonly value: string | undefined
}

const ACTIONS: Readonly<Record<Action, (session: Session, asked: Asked) => Promise<void>>> = {
  show: async (session, { name }) => show(session, await session.client.state(name)),
  get: async ({ client, terminal }, asked) =>
    terminal.json(pick(await client.state(asked.name), asked)),
  set: async (session, asked) => show(session, await set(session, asked)),
  reset: async (session, { name }) => {
    const state = await session.client.resetState(name)
    session.terminal.note(`The state of ${name} is as it was at first.`)
    show(session, state)
  },
}

async function set({ client, surroundings }: Session, asked: Asked): Promise<State> {
  const { name, what, value, variable } = asked
  if (what === undefined || value === undefined)
    throw new CommandFailure(`What to what? mockhost state ${name} set BUCKET JSON`, STATUS.usage)
  const parsed = readJson(value === '-' ? await surroundings.readInput() : value)
  return client.changeState(name, { [variable ? 'variables' : 'buckets']: { [what]: parsed } })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandFailure(
      `The value is not JSON: ${messageOf(error)}. A text is written in quotes: '"text"'`,
      STATUS.usage,
    )
  }
}

/** The whole state, or the value of one part. */
function pick({ buckets, variables, ...state }: State, { name, what, variable }: Asked): unknown {
  if (what === undefined) return { buckets, variables, ...state }
  if (variable && Object.hasOwn(variables, what)) return variables[what]
  const bucket = variable
    ? undefined
    : buckets.find((one) => one.id === what || one.name === what || one.uuid === what)
  if (bucket) return bucket.value
  const kind = variable ? 'variable' : 'data bucket'
  const known = variable ? Object.keys(variables) : buckets.map(({ id }) => id)
  throw new CommandFailure(
    `${name} has no ${kind} "${what}". It has: ${known.join(', ') || 'none'}`,
  )
}

function show({ terminal, json }: Session, state: State): void {
  if (json) terminal.json(state)
  else if (rowsOf(state).length === 0) terminal.note('There is no state yet.')
  else {
    terminal.table(['KIND', 'WHAT', 'VALUE'], rowsOf(state))
    terminal.note(`${formatBytes(state.bytes)} in all`)
  }
}

function rowsOf(state: State): string[][] {
  return [
    ...state.buckets.map(({ id, name, value, isGenerated }) => [
      'bucket',
      name === '' || name === id ? id : `${id} (${name})`,
      isGenerated ? brief(value) : 'made by the first request that needs it',
    ]),
    ...Object.entries(state.variables).map(([name, value]) => ['variable', name, brief(value)]),
    ...state.counters.map(({ title, count }) => ['counter', title, counted(count, 'request')]),
  ]
}

const LONGEST_VALUE = 60

function brief(value: unknown): string {
  if (Array.isArray(value)) return counted(value.length, 'item')
  const text = plainLine(JSON.stringify(value) ?? 'nothing')
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`
}
