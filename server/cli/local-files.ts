// The files that go with a mock: those that it names beside it, or all of a folder.
import { readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Program } from '../../core/index.ts'
import { loadDocument } from '../documents/index.ts'
import { CommandFailure } from './failure.ts'

export interface LocalFile {
  /** As the mock names it. */
  readonly path: string
  readonly file: string
}

/** A folder with more is not one that was made for a mock. */
const MAX_FILES = 1_000

/** All files of a folder. @throws CommandFailure */
export async function filesOfFolder(folder: string): Promise<LocalFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new CommandFailure(`--files ${folder}: there is no such folder`)
  })
  const files = entries.filter((entry) => entry.isFile())
  if (files.length > MAX_FILES)
    throw new CommandFailure(
      `--files ${folder}: it has ${files.length} files; a deployment has ${MAX_FILES} at most`,
    )
  return files.map(({ parentPath, name }) => {
    const file = join(parentPath, name)
    return { path: relative(folder, file).split(sep).join('/'), file }
  })
}

/**
 * Those that the mock of a file names in full, where they are there; what leads out of its folder is none of them. Of
 * what is no mock the server says why.
 */
export async function filesOfMock(mockFile: string): Promise<LocalFile[]> {
  const { program } = await loadDocument(mockFile)
  if (!program) return []
  const folder = dirname(mockFile)
  const root = await realpath(folder)
  const found = await Promise.all(
    namesIn(program).map(async (path) => {
      const file = await realpath(resolve(folder, path)).catch(() => undefined)
      const isThere = file?.startsWith(root + sep) && (await stat(file)).isFile()
      return isThere && file !== undefined ? [{ path, file }] : []
    }),
  )
  return found.flat()
}

function namesIn({ endpoints, sockets }: Program): string[] {
  const responses = [...endpoints, ...sockets].flatMap(({ route }) => route.responses)
  const paths = responses.flatMap(({ body }) =>
    body.kind === 'file' ? (body.file.path.plain ?? []) : [],
  )
  return [...new Set(paths)].filter((path) => !/^(\/|\.\.(\/|$))/.test(path))
}
