// Headers, written as a list or as values by name.
import type { Path } from '../mistakes.ts'
import type { Header } from '../mock.ts'
import type { WrittenHeaders } from '../schema.ts'
import { expandList, type Origins } from './expansion.ts'

export function expandHeaders(
  written: WrittenHeaders | undefined,
  path: Path,
  origins: Origins,
): Header[] {
  if (Array.isArray(written)) {
    return expandList(written, path, ({ key = '', value = '' }, at) => {
      const header = { key, value: String(value) }
      origins.set(header, [...at, 'value'])
      return header
    })
  }
  return Object.entries(written ?? {}).flatMap(([key, value]) =>
    expandList(Array.isArray(value) ? value : [value], [...path, key], (one, at) => {
      const header = { key, value: String(one) }
      origins.set(header, Array.isArray(value) ? at : [...path, key])
      return header
    }),
  )
}

export const hasContentType = (headers: readonly Header[]): boolean =>
  headers.some((header) => header.key.toLowerCase() === 'content-type' && header.value !== '')
