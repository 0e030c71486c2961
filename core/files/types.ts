// What a file is by its name: its content type, and whether what is in it may be a template. Source: Mockoon 9.9.
import { lookup } from 'mrmime'
import { HeaderBuilder, type HeaderEntry, withTextCharset } from '../answer/index.ts'
import type { CompiledFile } from './compiled-file.ts'
import { fileNameOf } from './path.ts'

const TEMPLATED_TYPES = new Set([
  ...['application/json', 'text/html', 'text/css', 'text/csv', 'application/javascript'],
  ...['text/javascript', 'application/typescript', 'text/plain', 'application/xhtml+xml'],
  ...['application/xml', 'text/xml', 'text/x-handlebars-template'],
])

/** Undefined for a name that says nothing of it. */
export const typeOfName = (path: string): string | undefined => lookup(fileNameOf(path))

export const isTemplateName = (path: string): boolean =>
  /\.(handlebars|ts)$/i.test(path) || TEMPLATED_TYPES.has(typeOfName(path) ?? '')

/** The headers of a file that is sent as it is: its type is that of its name, unless the response says another. */
export function fileHeaders(
  written: readonly HeaderEntry[],
  path: string,
  { isTyped, isAttachment }: CompiledFile,
): HeaderBuilder {
  const headers = new HeaderBuilder(written)
  const said = headerOf(written, 'content-type')
  const type = (isTyped ? said : typeOfName(path)) ?? said
  if (type !== undefined) headers.set('Content-Type', type)
  if (isAttachment && headerOf(written, 'content-disposition') === undefined)
    headers.set(
      'Content-Disposition',
      `attachment; filename="${encodeURIComponent(fileNameOf(path))}"`,
    )
  return headers
}

/** The type that a file is sent with as it is, in bytes. */
export const typeOfBytes = (headers: HeaderBuilder): string =>
  withTextCharset(headerOf(headers.entries, 'content-type') ?? 'application/octet-stream')

const headerOf = (entries: readonly HeaderEntry[], lowerName: string): string | undefined =>
  entries.findLast(([name]) => name.toLowerCase() === lowerName)?.[1]
