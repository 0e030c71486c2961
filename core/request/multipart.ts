// A multipart/form-data body as values: fields as texts, files as what is known of them.
// Source of the details: Mockoon 9.9, but for names outside ASCII, which are read as UTF-8.
import type { MultipartPart, parseMultipart } from '@remix-run/multipart-parser'
import type { Limits } from '../limits.ts'
import { appendField } from './form-fields.ts'

/** The parser, which is loaded when a body needs it. */
export type ParseMultipart = typeof parseMultipart

/** A file's contents are not kept. */
interface FileField {
  filename: string | undefined
  mimetype: string
  size: number
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The fields, before the files; undefined for a body without any.
 * @throws where the body is not well formed
 */
export function parseMultipartBody(
  parse: ParseMultipart,
  bytes: Uint8Array,
  contentType: string,
  limits: Limits,
): unknown {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType)
  if (!boundary) throw new Error('the content type names no boundary')
  const name = (boundary[1] ?? boundary[2] ?? '').trim()
  const options = { boundary: name, maxFileSize: limits.bodyBytes, maxTotalSize: limits.bodyBytes }
  const parts = [...parse(afterPreamble(bytes, name), options)].filter(isFormData)
  if (parts.length === 0) return undefined
  const root: Record<string, unknown> = {}
  const named = parts.filter((part) => part.name)
  const files = named.filter(isFile).slice(0, limits.multipartFiles)
  for (const part of named)
    if (!isFile(part)) appendField(root, part.name as string, decoder.decode(part.bytes))
  for (const part of files) appendField(root, part.name as string, describeFile(part))
  return root
}

/** A message may begin with text for readers that do not know multipart. */
function afterPreamble(bytes: Uint8Array, boundary: string): Uint8Array {
  const start = new TextDecoder('latin1').decode(bytes).indexOf(`--${boundary}`)
  return start > 0 ? bytes.subarray(start) : bytes
}

const isFormData = (part: MultipartPart): boolean =>
  /^form-data\b/i.test(part.headers['content-disposition'] ?? '')

/** An empty file name is no file; bytes without a name are one. */
const isFile = (part: MultipartPart): boolean =>
  Boolean(part.filename) ||
  (part.filename === undefined && part.mediaType === 'application/octet-stream')

const describeFile = (part: MultipartPart): FileField => ({
  filename: part.filename?.replace(/^.*[/\\]/, ''),
  mimetype: part.mediaType ?? 'text/plain',
  size: part.size,
})
