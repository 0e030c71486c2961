// Paths of uploaded files: as mocks name them, relative and with slashes; never paths of the server's disk.
import { pathInvalid } from './refusals.ts'

const MAX_CHARS = 512
const MAX_DEPTH = 32

/**
 * The path without detours.
 * @throws Refusal `path-invalid`
 */
export function readPath(written: string): string {
  const path = written.replaceAll('\\', '/')
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  const reason = reasonAgainst(path, parts)
  if (reason) throw pathInvalid(written, reason)
  return parts.join('/')
}

function reasonAgainst(path: string, parts: readonly string[]): string | undefined {
  if (parts.length === 0 || path.endsWith('/')) return 'it names no file'
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'it is absolute'
  if (parts.includes('..')) return 'it leads out of the files of the mock'
  if (path.length > MAX_CHARS) return `it has more than ${MAX_CHARS} characters`
  if (parts.length > MAX_DEPTH) return `it is deeper than ${MAX_DEPTH} folders`
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'it has characters that can not be seen'
  return undefined
}
