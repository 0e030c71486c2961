// The commands that run a server, or work on its folder while none runs. What they need is loaded when they are run.
import type { Command } from 'commander'
import { startOptions } from './options.ts'

export function addStartCommands(program: Command): void {
  const starting = program
    .command('start')
    .description('host mocks for a team: each deployment at its own subdomain, kept in a folder')
    .option('--config <file>', 'options, a line each (default: mockhost.yaml, where it is there)')
    .action(async (options, command) => (await import('./start.ts')).start(options, command))
  for (const option of startOptions()) starting.addOption(option)
  program
    .command('restore')
    .description('bring a backup back, while no server uses the folder')
    .argument('<file>', 'what "mockhost backup" wrote')
    .option('-d, --data <folder>', 'where the server keeps everything', './data')
    .option('--force', 'replace what is there, which is kept beside', false)
    .action(async (file, options) => (await import('./restore.ts')).restore(file, options))
}
