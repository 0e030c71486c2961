// Plans which file is sent. Nothing is read yet.
import { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import type { CompiledFile } from './compiled-file.ts'
import { renderPath } from './path.ts'

export interface FileWork {
  readonly kind: 'file'
  readonly file: CompiledFile
  /** Or why there is none. */
  readonly path: string | MockhostError
}

export function planFile(file: CompiledFile, exchange: Exchange): FileWork {
  return { kind: 'file', file, path: pathOf(file, exchange) }
}

/** What must be loaded first is thrown on. */
function pathOf(file: CompiledFile, exchange: Exchange): string | MockhostError {
  try {
    return renderPath(file.path, exchange)
  } catch (error) {
    if (error instanceof MockhostError) return error
    throw error
  }
}
