// The files of a folder, for a mock that is served from it: nothing outside of it, whatever the path or a link says.
import { createReadStream, type Stats } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type Files, MockhostError, type OpenedFile } from '../../../core/index.ts'
import type { Folder } from '../files.ts'

export function folderFiles(folder: Folder): Files {
  const base = pathOf(folder.base)
  const root = folder.root === undefined ? base : pathOf(folder.root)
  let real: Promise<string> | undefined
  return {
    async open(path) {
      const full = resolve(base, path)
      if (!isInside(full, root)) throw forbidden(path)
      const found = await realPathOf(full, path)
      real ??= realpath(root)
      if (!isInside(found, await real)) throw forbidden(path)
      return openFile(found, path)
    },
  }
}

const pathOf = (folder: string | URL): string =>
  resolve(folder instanceof URL ? fileURLToPath(folder) : folder)

async function realPathOf(full: string, path: string): Promise<string> {
  try {
    return await realpath(full)
  } catch (error) {
    throw missing(path, error)
  }
}

async function openFile(found: string, path: string): Promise<OpenedFile> {
  const stats = await statOf(found, path)
  // Neither a folder nor a device.
  if (!stats.isFile()) throw missing(path, undefined)
  const { size, mtimeMs } = stats
  return {
    size,
    version: `${size.toString(36)}-${Math.round(mtimeMs * 1_000).toString(36)}`,
    read: (start, end) => readPart(found, start, end),
    bytes: () => readWhole(found, path),
  }
}

async function statOf(found: string, path: string): Promise<Stats> {
  try {
    return await stat(found)
  } catch (error) {
    throw missing(path, error)
  }
}

/** Bun sends what it reads by itself. */
function readPart(found: string, start: number, end: number): ReadableStream<Uint8Array> | Blob {
  if (process.versions.bun) return Bun.file(found).slice(start, end)
  const stream = createReadStream(found, { start, end: end - 1, highWaterMark: CHUNK_BYTES })
  return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>
}

const CHUNK_BYTES = 256 * 1024

async function readWhole(found: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(found)
  } catch (error) {
    throw missing(path, error)
  }
}

function isInside(full: string, root: string): boolean {
  const way = relative(root, full)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** In the words of Node, but with the path that the mock has. */
const missing = (path: string, cause: unknown): MockhostError =>
  new MockhostError(
    'file-missing',
    codeOf(cause) === 'EACCES'
      ? `EACCES: permission denied, open '${path}'`
      : `ENOENT: no such file or directory, open '${path}'`,
    { cause },
  )

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

const forbidden = (path: string): MockhostError =>
  new MockhostError(
    'file-forbidden',
    `The path ${JSON.stringify(path)} leads out of the folder that files are read from`,
  )
