// The folder of a document under test, with the files that lie beside it.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Test } from 'tap'
import { temporaryFolder } from '../support/host.ts'
import type { FrontDocument, FrontOptions } from './front.ts'

export interface DocumentFolder {
  readonly folder: string
  /** The document, as JSON. */
  readonly file: string
}

export async function writeFolder(
  t: Test,
  document: FrontDocument,
  { files = {} }: FrontOptions,
): Promise<DocumentFolder> {
  const folder = await temporaryFolder(t)
  const file = join(folder, 'mock.json')
  await writeFile(file, JSON.stringify(document))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return { folder, file }
}
