// The files of one deployment, as its mock reads them.
import { type Files, MockhostError } from '../../core/index.ts'
import type { Assets } from './assets.ts'

/** So much is read at once: Bun says the length of what it has as a whole, and of no stream. */
const WHOLE_BYTES = 1024 * 1024

/** What was uploaded, and nothing of the server's disk. */
export const filesOf = (assets: Assets, id: string): Files => ({
  async open(path) {
    if (path.startsWith('/') || path === '..' || path.startsWith('../'))
      throw new MockhostError(
        'file-forbidden',
        `The path ${JSON.stringify(path)} leads out of the files of the deployment`,
      )
    const file = assets.find(id, path)
    if (!file)
      throw new MockhostError('file-missing', `ENOENT: no such file or directory, open '${path}'`)
    const { content, hash } = file
    return {
      size: content.bytes,
      version: hash.slice(0, 32),
      read: (start, end) =>
        end - start <= WHOLE_BYTES
          ? new Blob([assets.bytes(file, start, end) as BlobPart])
          : assets.read(file, start, end),
      bytes: async () => assets.bytes(file),
    }
  },
})
