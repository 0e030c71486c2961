// What the commands have in common: options for the server, printing, and how they end.
import { type Command, Option } from 'commander'
import { MockhostError } from '../../core/index.ts'
import { MockhostClient } from '../../sdk/client/index.ts'
import { endingOf, STATUS } from './failure.ts'
import { findServer, type ServerOptions } from './find-server.ts'
import type { Surroundings } from './surroundings.ts'
import { Terminal } from './terminal.ts'

export interface CommonOptions extends ServerOptions {
  readonly json: boolean
}

/** What a command works with. */
export interface Session {
  readonly client: MockhostClient
  readonly terminal: Terminal
  readonly surroundings: Surroundings
  /** For scripts: results in JSON. */
  readonly json: boolean
}

export class CommandLine {
  readonly surroundings: Surroundings
  readonly #program: Command
  readonly #commands: Command[] = []

  constructor(program: Command, surroundings: Surroundings) {
    this.#program = program
    this.surroundings = surroundings
  }

  /** A new command. */
  command(name: string, description: string): Command {
    const { stdout, stderr, quit } = this.surroundings
    const command = this.#program
      .command(name)
      .description(description)
      .configureOutput({
        writeOut: (text) => stdout.write(text),
        writeErr: (text) => stderr.write(text),
      })
      .exitOverride(({ exitCode }) => quit(exitCode === 0 ? 0 : STATUS.usage))
    this.#commands.push(command)
    return command
  }

  /** Adds what all commands take, behind what only one of them does, for that is how the help lists it. */
  addCommonOptions(): void {
    for (const command of this.#commands)
      command
        .addOption(
          common('--server <url>', 'its URL; else MOCKHOST_URL, else that of "mockhost login"'),
        )
        .addOption(
          common('--key <key>', 'a key for it; else MOCKHOST_KEY, else that of "mockhost login"'),
        )
        .addOption(common('--json', 'print JSON, for scripts').default(false))
  }

  /** Does a command's work with the server, and tells how it ended. */
  run(options: CommonOptions, work: (session: Session) => Promise<void>): Promise<void> {
    return this.runOffline(options, async (terminal) => {
      const client = new MockhostClient(await findServer(options, this.surroundings))
      await work({ client, terminal, surroundings: this.surroundings, json: options.json })
    })
  }

  /** The same, for what needs no server, or finds it by itself. */
  async runOffline(
    { json }: CommonOptions,
    work: (terminal: Terminal) => Promise<void>,
  ): Promise<void> {
    const terminal = new Terminal(this.surroundings)
    try {
      await work(terminal)
    } catch (error) {
      const { message, status } = endingOf(error)
      const problem = error instanceof MockhostError ? error.problem : undefined
      terminal.note(json ? JSON.stringify({ error: message, status, problem }) : message)
      this.surroundings.setStatus(status)
    }
  }
}

const common = (flags: string, description: string): Option =>
  new Option(flags, description).helpGroup('Server and output:')

/** Adds one command, or a few that belong together. */
export type AddCommand = (line: CommandLine) => void
