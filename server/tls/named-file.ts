// Reads a file that an option names.
import { open } from 'node:fs/promises'
import { messageOf } from '../../core/index.ts'

export interface NamedFile {
  /** Who names it: `--tls-cert`. */
  readonly name: string
  readonly path: string
}

/** More than any chain of certificates has. */
const MAX_BYTES = 1024 * 1024

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file. Give the path of one that is there',
  ENOTDIR: 'there is no such file. Give the path of one that is there',
  EISDIR: 'it is a folder. Give the file in it',
  EACCES: 'it may not be read. Let the user of this process read it',
  EPERM: 'it may not be read. Let the user of this process read it',
}

/** @throws IdentityProblem with the option, the file, the reason and what to do */
export async function readNamed(file: NamedFile): Promise<Buffer> {
  try {
    const handle = await open(file.path)
    try {
      const { size } = await handle.stat()
      if (size <= MAX_BYTES) return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw wrong(file, REASONS[(error as { code?: string }).code ?? ''] ?? messageOf(error))
  }
  throw wrong(file, `it is larger than ${MAX_BYTES / 1024 / 1024} MiB, so it is none. Give another`)
}

/** Why there can be no TLS: what is wrong, where, and what to do. */
export class IdentityProblem extends Error {}

export const wrong = ({ name, path }: NamedFile, reason: string): IdentityProblem =>
  new IdentityProblem(`${name} ${path}: ${reason}.`)
