// `mockhost export`: the mock of a deployment, as a file.
import { writeFile } from 'node:fs/promises'
import { InvalidArgumentError, Option } from 'commander'
import type { MockFormat } from '../../../sdk/client/index.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'

interface ExportOptions extends CommonOptions {
  readonly format?: MockFormat
  readonly out?: string
  readonly revision?: number
}

export function addExport(line: CommandLine): void {
  line
    .command('export', 'print the mock of a deployment, or write it to a file')
    .argument('<name>', 'its subdomain, or its id')
    .addOption(
      new Option(
        '--format <format>',
        'mockoon is a file that Mockoon opens (default: that of the file, else json)',
      ).choices(['json', 'yaml', 'mockoon']),
    )
    .option('-o, --out <file>', 'the file to write, in the place of one that is there')
    .option('--revision <number>', 'an earlier one', readRevision)
    .action((name: string, options: ExportOptions) =>
      line.run(options, (session) => exportMock(session, name, options)),
    )
}

async function exportMock(
  { client, terminal, json }: Session,
  name: string,
  options: ExportOptions,
): Promise<void> {
  const { out, revision: wanted } = options
  const format = options.format ?? (/\.ya?ml$/i.test(out ?? '') ? 'yaml' : 'json')
  const reading = client.mockText(name, { format, revision: wanted })
  const { text, revision, lost } = await terminal.during(`Reading the mock of ${name}`, reading)
  if (lost.length > 0) terminal.note(`Left out, as Mockoon has no word for it: ${lost.join(', ')}`)
  const whole = text.endsWith('\n') ? text : `${text}\n`
  if (out === undefined) return terminal.write(whole)
  await writeFile(out, whole)
  if (json) terminal.json({ file: out, format, revision, lost })
  else terminal.print(`Revision ${revision} of ${name} is in ${out}`)
}

function readRevision(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('A revision is a number from 1.')
}
