// Runs commands against a server in this process, as a person or a script would, and keeps what they print.
import { join } from 'node:path'
import { Command } from 'commander'
import type { Test } from 'tap'
import { addServerCommands, type Surroundings } from '../../../server/cli/index.ts'

export interface Printed {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly home?: string
  /** What stands on the standard input. */
  readonly input?: string
  /** What is typed where a secret is asked for. */
  readonly typed?: string
  /** Whether a person looks at it. */
  readonly isTerminal?: boolean
  readonly signal?: AbortSignal
  /** Told of everything that is printed, as it is. */
  readonly onOutput?: (text: string) => void
}

export interface Run extends Printed {
  /** What the browser was sent to. */
  readonly opened: readonly string[]
}

class Quit extends Error {}

export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<Run> {
  const printed = { stdout: '', stderr: '' }
  const opened: string[] = []
  let status = 0
  const { env = {}, home = '/nowhere', input = '', isTerminal = false, onOutput } = options
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: isTerminal,
    write: (text: string) => {
      printed[name] += text
      onOutput?.(text)
    },
  })
  const surroundings: Surroundings = {
    env,
    home,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    readInput: async () => input,
    askSecret: async () => options.typed,
    openBrowser: async (url) => opened.push(url) > 0,
    signal: options.signal ?? new AbortController().signal,
    setStatus: (given) => {
      status = given
    },
    quit: (given) => {
      status = given
      throw new Quit()
    },
  }
  const program = new Command('mockhost').exitOverride()
  addServerCommands(program, surroundings)
  await program.parseAsync([...args], { from: 'user' }).catch((error) => {
    if (!(error instanceof Quit)) throw error
  })
  return { status, ...printed, opened }
}

export type Cli = (args: string, options?: CliOptions) => Promise<Run>

/** Commands with a server and a key in the environment; words are split at blanks. */
export const cliFor =
  ({ url, rootKey }: { url: string; rootKey: string }): Cli =>
  (args, options = {}) =>
    runCli(args.split(' '), {
      ...options,
      env: { MOCKHOST_URL: url, MOCKHOST_KEY: rootKey, ...options.env },
    })

/** A folder with a mock in it. */
export const fileWith = (t: Test, text: string, name = 'shop.yaml'): string =>
  join(t.testdir({ [name]: text }), name)
