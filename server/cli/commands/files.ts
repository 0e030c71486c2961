// `mockhost files`: the files of a deployment, which its mock sends.
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Argument } from 'commander'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'
import { CommandFailure, STATUS } from '../failure.ts'
import { formatBytes } from '../figures.ts'

type Action = 'list' | 'put' | 'get' | 'delete'

export function addFiles(line: CommandLine): void {
  line
    .command('files', 'list, upload, fetch or delete the files that the mock of a deployment sends')
    .argument('<name>', 'its subdomain, or its id')
    .addArgument(
      new Argument('[action]', 'what to do')
        .choices(['list', 'put', 'get', 'delete'])
        .default('list'),
    )
    .argument('[path]', 'as the mock has it: data/users.json')
    .argument('[file]', 'the file to upload, or to write; the name in the path where none is given')
    .action((name: string, action: Action, path, file, options: CommonOptions) =>
      line.run(options, (session) => ACTIONS[action](session, { name, path, file })),
    )
}

interface Asked {
  readonly name: string
  readonly path: string | undefined
  readonly file: string | undefined
}

const ACTIONS: Readonly<Record<Action, (session: Session, asked: Asked) => Promise<void>>> = {
  list: async ({ client, terminal, json }, { name }) => {
    const files = await client.files(name)
    if (json) return terminal.json(files)
    if (files.length === 0)
      return terminal.note(`${name} has no files. Upload one: mockhost files ${name} put PATH FILE`)
    terminal.table(
      ['PATH', 'SIZE', 'CHANGED'],
      files.map(({ path, bytes, changedAt }) => [path, formatBytes(bytes), changedAt]),
    )
  },
  put: async ({ client, terminal, json }, asked) => {
    const path = needPath(asked, 'put')
    const content = await readFile(asked.file ?? path)
    const putting = client.putFile(asked.name, path, content)
    const file = await terminal.during(`Uploading ${path}`, putting)
    if (json) terminal.json(file)
    else terminal.print(`${file.path} (${formatBytes(file.bytes)}) is live on ${asked.name}`)
  },
  get: async ({ client, terminal, json }, asked) => {
    const path = needPath(asked, 'get')
    const out = asked.file ?? basename(path)
    const content = await client.file(asked.name, path)
    await pipeline(Readable.fromWeb(content as never), createWriteStream(out))
    if (json) terminal.json({ path, file: out })
    else terminal.print(`${path} of ${asked.name} is in ${out}`)
  },
  delete: async ({ client, terminal, json }, asked) => {
    const path = needPath(asked, 'delete')
    await client.removeFile(asked.name, path)
    if (json) terminal.json({ path })
    else terminal.print(`${path} is deleted from ${asked.name}`)
  },
}

function needPath({ name, path }: Asked, action: Action): string {
  if (path !== undefined) return path
  throw new CommandFailure(`Which file? mockhost files ${name} ${action} PATH`, STATUS.usage)
}
