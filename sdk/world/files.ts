// The files that a mock sends, from where it is served: a folder, or whatever a function gives.
import { type Files, MockhostError, type OpenedFile } from '../../core/index.ts'

export interface Folder {
  /** Where relative paths begin. */
  readonly base: string | URL
  /** What may be read: nothing outside of it. Default `base`. */
  readonly root?: string | URL | undefined
}

/** A folder's, on Node and Bun; in browsers there are none. */
export function filesOfFolder(folder: Folder): Files {
  let loading: Promise<Files> | undefined
  return {
    open: async (path) => {
      loading ??= load(folder)
      return (await loading).open(path)
    },
  }
}

async function load(folder: Folder): Promise<Files> {
  const { folderFiles } = await import('./system/index.ts')
  // A bundler for browsers may have put an empty module in its place.
  if (typeof folderFiles === 'function') return folderFiles(folder)
  throw new MockhostError('file-missing', 'There are no folders in a browser')
}

export type FileContent = string | Uint8Array | Blob

/** Gives what is in a file, by the path that the mock has; undefined for none. */
export type ReadFile = (path: string) => FileContent | undefined | Promise<FileContent | undefined>

export const filesBy = (read: ReadFile): Files => ({
  async open(path) {
    const content = await read(path)
    if (content === undefined)
      throw new MockhostError('file-missing', `ENOENT: no such file or directory, open '${path}'`)
    return openContent(content)
  },
})

async function openContent(content: FileContent): Promise<OpenedFile> {
  const blob = content instanceof Blob ? content : new Blob([content as BlobPart])
  const bytes = await blob.bytes()
  return {
    size: bytes.length,
    version: `${bytes.length.toString(36)}-${hashOf(bytes)}`,
    read: (start, end) => blob.slice(start, end),
    bytes: async () => bytes,
  }
}

/** FNV-1a: tells contents apart, and withstands nobody. */
function hashOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36)
}
