// `mockhost revisions` and `rollback`: what was live before, and taking it live again.
import { InvalidArgumentError } from 'commander'
import type { Difference } from '../../../core/api/index.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'
import { counted, formatBytes, relative } from '../figures.ts'
import { plainLine } from '../plain.ts'
import type { Terminal } from '../terminal.ts'

export function addRevisions(line: CommandLine): void {
  line
    .command('revisions', 'list the revisions of a deployment, or show what one changed')
    .argument('<name>', 'its subdomain, or its id')
    .argument('[revision]', 'the number of one', readRevision)
    .action((name: string, number: number | undefined, options: CommonOptions) =>
      line.run(options, (session) =>
        number === undefined ? list(session, name) : show(session, name, number),
      ),
    )
  line
    .command('rollback', 'take the mock of an earlier revision live again, as a new revision')
    .argument('<name>', 'its subdomain, or its id')
    .argument('<revision>', 'the number of the earlier one', readRevision)
    .option('-m, --message <text>', 'why, for the list of revisions')
    .action((name: string, number: number, options: CommonOptions & { message?: string }) =>
      line.run(options, (session) => rollback(session, name, number, options.message)),
    )
}

async function list({ client, terminal, json }: Session, name: string): Promise<void> {
  const revisions = await terminal.during(`Reading ${name}`, client.revisions(name))
  if (json) return terminal.json(revisions)
  const now = Date.now()
  terminal.table(
    ['REVISION', 'TIME', 'BY', 'ROUTES', 'SIZE', 'MESSAGE'],
    revisions.map(({ number, time, author, routes, bytes, message }) => [
      String(number),
      relative(time, now),
      author,
      String(routes),
      formatBytes(bytes),
      message,
    ]),
  )
}

async function show(
  { client, terminal, json }: Session,
  name: string,
  number: number,
): Promise<void> {
  const revision = await terminal.during(`Reading ${name}`, client.revision(name, number))
  if (json) return terminal.json(revision)
  const { time, author, message, comparedWith, differences } = revision
  terminal.print(
    plainLine(`Revision ${number} by ${author}, ${relative(time)}: ${message || 'no message'}`),
  )
  if (comparedWith === null) return terminal.note('It is the first one.')
  terminal.print(`${counted(differences.length, 'difference')} from revision ${comparedWith}`)
  for (const difference of differences) terminal.print(lineOf(difference, terminal))
}

function lineOf({ kind, path, before, after }: Difference, terminal: Terminal): string {
  if (kind === 'added') return terminal.paint('green', `+ ${plainLine(path)}: ${brief(after)}`)
  if (kind === 'removed') return terminal.paint('red', `- ${plainLine(path)}: ${brief(before)}`)
  return terminal.paint('yellow', `~ ${plainLine(path)}: ${brief(before)} -> ${brief(after)}`)
}

const LONGEST_VALUE = 100

function brief(value: unknown): string {
  const text = plainLine(JSON.stringify(value) ?? 'nothing')
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`
}

async function rollback(
  { client, terminal, json }: Session,
  name: string,
  revision: number,
  message: string | undefined,
): Promise<void> {
  const live = await terminal.during(
    `Rolling ${name} back`,
    client.rollback(name, { revision, ...(message === undefined ? {} : { message }) }),
  )
  if (json) return terminal.json(live)
  terminal.print(
    `${live.subdomain} is at revision ${live.revision}, which is revision ${revision} again.`,
  )
  terminal.print(`  URL  ${live.url}`)
}

function readRevision(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('A revision is a number from 1. See them: mockhost revisions NAME')
}
