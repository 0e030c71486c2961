// The packed files of the admin UI: in a file beside this one, or inside the binary. Read when they are asked for first.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type PackedFile, unpackFiles } from './pack.ts'

export type PackedFiles = ReadonlyMap<string, PackedFile>

let files: Promise<PackedFiles | undefined> | undefined

/** By path; undefined where the UI was not built. */
export function packedFiles(): Promise<PackedFiles | undefined> {
  files ??= readPack()
  return files
}

async function readPack(): Promise<PackedFiles | undefined> {
  try {
    return unpackFiles(await readFile(await pathOfPack()))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function pathOfPack(): Promise<string> {
  if (process.versions.bun === undefined)
    return fileURLToPath(new URL('./admin-ui.pack', import.meta.url))
  // The bundler puts the file into the binary, and its path there in place of the import.
  const { default: file } = await import('./admin-ui.pack', { with: { type: 'file' } })
  return fileURLToPath(new URL(file, import.meta.url))
}

const isMissing = (error: unknown): boolean =>
  /^(ENOENT|ERR_MODULE_NOT_FOUND)$/.test((error as { code?: string }).code ?? '')
