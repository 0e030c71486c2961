// Uploads files to a deployment: those that it does not have as they are.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ApiMistake } from '../../core/api/index.ts'
import type { Session } from './command-line.ts'
import { counted } from './figures.ts'
import type { LocalFile } from './local-files.ts'

export async function uploadFiles(
  { client, terminal }: Session,
  name: string,
  files: readonly LocalFile[],
): Promise<void> {
  if (files.length === 0) return
  const known = new Map((await client.files(name)).map(({ path, sha256 }) => [path, sha256]))
  let uploaded = 0
  for (const { path, file } of files) {
    const content = await readFile(file)
    const hash = createHash('sha256').update(content).digest('hex')
    if (known.get(path) === hash) continue
    await terminal.during(`Uploading ${path}`, client.putFile(name, path, content))
    uploaded++
  }
  if (uploaded > 0) terminal.note(`Uploaded ${counted(uploaded, 'file')}.`)
}

/** Without what the server said before the files were there. */
export const withoutUploaded = (
  warnings: readonly ApiMistake[],
  files: readonly LocalFile[],
): ApiMistake[] =>
  warnings.filter(
    ({ message }) =>
      !files.some(({ path }) =>
        message.startsWith(`the file ${JSON.stringify(path)} is not uploaded yet`),
      ),
  )
