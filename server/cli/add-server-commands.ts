// The table of the commands against a server.
import type { Command } from 'commander'
import { type AddCommand, CommandLine } from './command-line.ts'
import { addBackup } from './commands/backup.ts'
import { addDeploy } from './commands/deploy.ts'
import { addEnv } from './commands/env.ts'
import { addExport } from './commands/export.ts'
import { addKeys } from './commands/keys.ts'
import { addLifecycle } from './commands/lifecycle.ts'
import { addList } from './commands/list.ts'
import { addLogin } from './commands/login.ts'
import { addLogs } from './commands/logs.ts'
import { addOpen } from './commands/open.ts'
import { addRevisions } from './commands/revisions.ts'
import { addShow } from './commands/show.ts'
import { addState } from './commands/state.ts'
import { processSurroundings, type Surroundings } from './surroundings.ts'

/** In the order in which the help lists them. */
const COMMANDS: readonly AddCommand[] = [
  addLogin,
  addDeploy,
  addList,
  addShow,
  addOpen,
  addLogs,
  addRevisions,
  addKeys,
  addEnv,
  addState,
  addLifecycle,
  addExport,
  addBackup,
]

export function addServerCommands(
  program: Command,
  surroundings: Surroundings = processSurroundings(),
): void {
  const line = new CommandLine(program, surroundings)
  for (const add of COMMANDS) add(line)
}
