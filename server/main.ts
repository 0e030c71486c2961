#!/usr/bin/env node
// The mockhost command: only reads the command line and calls what does the work.
import { Command, InvalidArgumentError } from 'commander'
import { isFakerLocale } from '../core/index.ts'
import packageJson from '../package.json' with { type: 'json' }
import { addStartCommands } from './start/index.ts'

const program = new Command('mockhost')
  .description('A mock API written once as one document. Runs Mockoon environment files unchanged.')
  .version(packageJson.version)
  .showHelpAfterError('Run "mockhost --help" for what it takes.')

program
  .command('serve')
  .description('serve mocks from files, one port each, keeping nothing on disk')
  .argument(
    '[file...]',
    'mocks in JSON or YAML, Mockoon environment files as they are; the sample where none is given',
  )
  .option(
    '-p, --port <port>',
    "the first file's port, and the ones behind it for the others",
    readPort,
  )
  .option(
    '-l, --hostname <address>',
    "address to listen on (default: the mock's own, or every one)",
  )
  .option('-w, --watch', 'take changed files live, keeping state', false)
  .option('-s, --seed <seed>', 'make everything random repeat exactly')
  .option('--locale <locale>', 'locale of random data', readLocale, 'en')
  .option('--random-latency', 'wait up to each latency instead of exactly as long', false)
  .option(
    '--files <folder>',
    "folder that files of mocks may be read from (default: the document's)",
  )
  .option(
    '--tls-cert <file>',
    'certificate to serve HTTPS with, its chain behind it, in PEM; taken anew when it changes',
  )
  .option('--tls-key <file>', 'private key of the certificate, in PEM')
  .option('--env-prefix <prefix>', 'environment variables that templates may read', 'MOCKOON_')
  .option(
    '--idle-timeout <seconds>',
    'seconds after which a connection ends on which nothing moves, up to 255',
    readIdleTimeout,
    120,
  )
  .option('--json', 'log in JSON, one object a line', false)
  .option('--no-log', 'log no requests')
  .action(async (files, options) => (await import('./serve/index.ts')).serve(files, options))

program
  .command('validate')
  .description('list every mistake in mocks; exits with 1 where there is one')
  .argument('<file...>', 'mocks in JSON or YAML')
  .option('--json', 'list in JSON, one object a line', false)
  .action(async (files, options) => (await import('./validate.ts')).validate(files, options))

program
  .command('record')
  .description('stand in front of a real API, and write what it answers as a mock')
  .requiredOption('--to <url>', 'the API, as in https://api.example.com/v1')
  .option('-o, --out <file>', 'the mock, in YAML, or in JSON by its name (default: HOST.yaml)')
  .option('--force', 'replace a file that is there already', false)
  .option('-p, --port <port>', 'port to listen on; 0 takes any', readPort, 3000)
  .option('-l, --hostname <address>', 'address to listen on', '127.0.0.1')
  .action(async (options) => (await import('./record/index.ts')).record(options))

addStartCommands(program)
// Those that speak to a server are many, and are loaded only where one of them may be meant.
const isLocal = program.commands.some((command) => command.name() === process.argv[2])
if (!isLocal) (await import('./cli/index.ts')).addServerCommands(program)

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}

function readIdleTimeout(text: string): number {
  const seconds = Number(text)
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 255) return seconds
  throw new InvalidArgumentError('It must be a number of seconds from 1 to 255.')
}

function readLocale(text: string): string {
  if (isFakerLocale(text)) return text
  throw new InvalidArgumentError('See https://fakerjs.dev/guide/localization for the locales.')
}

program.parseAsync()
