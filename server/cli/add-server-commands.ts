// The table of the commands against a server.
import type { Command } from 'commander'
import { type AddCommand, CommandLine } from './command-line.ts'
import {
  addBackup,
  addDeploy,
  addEnv,
  addExport,
  addFiles,
  addKeys,
  addLifecycle,
  addList,
  addLogin,
  addLogs,
  addOpen,
  addRevisions,
  addShow,
  addState,
} from './commands/index.ts'
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
  addFiles,
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
  line.addCommonOptions()
}
