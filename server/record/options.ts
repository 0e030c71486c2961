// What `mockhost record` is asked for, checked before anything listens.
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'

export interface RecordCommandOptions {
  /** Of the real API. */
  readonly to: string
  /** Where the mock goes; JSON where its name ends so, else YAML. Default: the API's host, in this folder. */
  readonly out?: string
  readonly force: boolean
  readonly port: number
  readonly hostname: string
}

/** Said to whoever called, without a stack. */
export class RecordProblem extends Error {}

/** @throws RecordProblem */
export function readTarget(text: string): URL {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new RecordProblem(
      `--to ${text}: it is no address of an API. Write it whole, as in https://api.example.com`,
    )
  if (url.search !== '' || url.hash !== '')
    throw new RecordProblem(`--to ${text}: leave out what stands behind the path`)
  if (url.username !== '' || url.password !== '')
    throw new RecordProblem(
      `--to ${text}: leave out the name and password, which would be written into the mock; send them with each request`,
    )
  return url
}

/**
 * The file that is written.
 * @throws RecordProblem for one that is there already
 */
export async function readOut(
  { out, force }: Pick<RecordCommandOptions, 'out' | 'force'>,
  target: URL,
): Promise<string> {
  const file = resolve(out ?? `${target.host.replace(/[^\w.-]+/g, '-')}.yaml`)
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory()) throw new RecordProblem(`--out ${out}: it is a folder, not a file`)
  if (found && !force)
    throw new RecordProblem(
      `${file} is there already; write to another file with --out, or replace it with --force`,
    )
  return file
}
