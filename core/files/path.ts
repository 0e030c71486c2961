// Paths of files: with slashes, without detours, and never out of the folder that the mock names before a template.
import { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { exchangeHelpers, type Template } from '../render/index.ts'
import type { CompiledPath } from './compiled-file.ts'

export function compilePath(template: Template): CompiledPath {
  const { text, isPlain } = template
  if (isPlain) return { template, base: '', plain: tidyPath(text) }
  const before = text.slice(0, text.indexOf('{{')).replaceAll('\\', '/')
  const folder = before.slice(0, before.lastIndexOf('/') + 1)
  return { template, base: folder === '' ? '' : tidyPath(folder), plain: undefined }
}

/** @throws MockhostError `file-forbidden`, or of a `template-…` code */
export function renderPath({ template, base, plain }: CompiledPath, exchange: Exchange): string {
  if (plain !== undefined) return plain
  const path = tidyPath(template.render(exchange, exchangeHelpers))
  if (isInside(path, base)) return path
  const folder = base === '' ? "the folder of the mock's files" : JSON.stringify(base)
  throw new MockhostError(
    'file-forbidden',
    `The path ${JSON.stringify(path)} leads out of ${folder}`,
  )
}

/** Of `/` alone everything would be inside. */
function isInside(path: string, base: string): boolean {
  if (base === '') return !path.startsWith('/') && path !== '..' && !path.startsWith('../')
  return base !== '/' && path.startsWith(`${base}/`)
}

/** With slashes for backslashes, and `.` and `..` resolved; what leads above its beginning begins with `..`. */
export function tidyPath(written: string): string {
  const path = written.trim().replaceAll('\\', '/')
  const isAbsolute = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (!isAbsolute) parts.push(part)
  }
  return (isAbsolute ? '/' : '') + parts.join('/')
}

export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
