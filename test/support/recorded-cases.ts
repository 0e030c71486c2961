// The conformance corpus: what a real Mockoon server answered.
import { readdir, readFile } from 'node:fs/promises'
import type { RecordedCase } from './differences.ts'

const folder = new URL('../conformance/', import.meta.url)

/** All cases, or those of one folder. */
export async function recordedCases(...folders: string[]): Promise<RecordedCase[]> {
  const names =
    folders.length > 0
      ? folders
      : ['cases', 'recorded/requests', 'recorded/state', 'recorded/templating']
  const files = await Promise.all(
    names.map(async (name) =>
      (await readdir(new URL(name, folder))).map((file) => `${name}/${file}`),
    ),
  )
  return Promise.all(files.flat().map(readCase))
}

const readCase = async (file: string): Promise<RecordedCase> =>
  JSON.parse(await readFile(new URL(file, folder), 'utf8'))
