// The files of the admin UI, packed into one when it was built: beside this one, or inside the binary.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export interface PackedFile {
  /** Its content type. */
  readonly type: string
  readonly etag: string
  /** In base64. */
  readonly gzip: string
}

/** By path, as in `/assets/main-B1x.js`. */
export type PackedFiles = Readonly<Record<string, PackedFile>>

let files: Promise<PackedFiles | undefined> | undefined

/** Undefined where the UI was not built. */
export function packedFiles(): Promise<PackedFiles | undefined> {
  files ??= read()
  return files
}

async function read(): Promise<PackedFiles | undefined> {
  try {
    return JSON.parse(await readFile(await packFile(), 'utf8')) as PackedFiles
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function packFile(): Promise<string> {
  if (process.versions.bun === undefined)
    return fileURLToPath(new URL('./admin-ui.pack', import.meta.url))
  const { default: file } = await import('./admin-ui.pack', { with: { type: 'file' } })
  return fileURLToPath(new URL(file, import.meta.url))
}

const isMissing = (error: unknown): boolean =>
  /^(ENOENT|ERR_MODULE_NOT_FOUND)$/.test((error as { code?: string }).code ?? '')
