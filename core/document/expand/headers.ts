// Headers, written as a list or as values by name.
import type { Path } from '../mistakes.ts'
import type { Header } from '../mock.ts'
import type { WrittenHeaders } from '../schema.ts'
import type { Origins } from './expansion.ts'

export function expandHeaders(
  written: WrittenHeaders | undefined,
  path: Path,
  origins: Origins,
): Header[] {
  if (Array.isArray(written)) {
    return written.map((header, index) => {
      const { key = '', value = '' } = header
      const full = { key, value: String(value) }
      origins.set(full, [...path, index, 'value'])
      return full
    })
  }
  return Object.entries(written ?? {}).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => {
      const header = { key, value: String(one) }
      origins.set(header, [...path, key])
      return header
    }),
  )
}

export const hasContentType = (headers: readonly Header[]): boolean =>
  headers.some((header) => header.key.toLowerCase() === 'content-type' && header.value !== '')
