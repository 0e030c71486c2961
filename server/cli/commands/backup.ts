// `mockhost backup`: a consistent copy of the server's database, taken while it serves.
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Backup } from '../../../sdk/client/index.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'
import { CommandFailure } from '../failure.ts'
import { formatBytes } from '../figures.ts'

export function addBackup(line: CommandLine): void {
  line
    .command('backup', 'copy the whole database of the server to a file, while it serves')
    .argument('<file>', 'where to; one that is there is replaced when the new one is whole')
    .action((file: string, options: CommonOptions) =>
      line.run(options, (session) => backup(session, file)),
    )
}

async function backup({ client, terminal, json }: Session, file: string): Promise<void> {
  const copy = await terminal.during('Copying the database', client.backup())
  const draft = `${file}.${process.pid}.part`
  try {
    const bytes = await receive(terminal, copy, draft)
    await rename(draft, file)
    if (json) return terminal.json({ file, bytes })
    terminal.print(`The database is in ${file} (${formatBytes(bytes)}).`)
    terminal.note(
      'The secret that its keys and variables are sealed with is not in it: keep a copy of secret.key, from the data folder of the server, as well.',
    )
  } finally {
    await rm(draft, { force: true })
  }
}

/** @throws CommandFailure where it breaks off, or is no database */
async function receive(
  terminal: Session['terminal'],
  { stream, bytes: expected }: Backup,
  file: string,
): Promise<number> {
  let bytes = 0
  let begin = ''
  async function* counting(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      if (begin.length < SQLITE_BEGIN.length) begin += Buffer.from(chunk).toString('latin1')
      bytes += chunk.length
      yield chunk
    }
  }
  const total = expected === undefined ? '' : ` of ${formatBytes(expected)}`
  await terminal.during(
    () => `Receiving ${formatBytes(bytes)}${total}`,
    pipeline(Readable.fromWeb(stream as never), counting, createWriteStream(file, { mode: 0o600 })),
  )
  if (expected !== undefined && bytes !== expected)
    throw new CommandFailure(`The backup broke off after ${bytes} of ${expected} bytes.`)
  if (!begin.startsWith(SQLITE_BEGIN))
    throw new CommandFailure('The server sent something that is no SQLite database.')
  return bytes
}

/** What every SQLite file begins with. */
const SQLITE_BEGIN = 'SQLite format 3\0'
