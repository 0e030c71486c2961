// Headers as values by name, where that says the same as the list.
import type { Header } from '../mock.ts'
import { keepsOrder } from './fields.ts'

export function writeHeaders(headers: readonly Header[]): unknown {
  if (!isHeaderList(headers) || headers.length === 0) return headers
  if (!keepsOrder(headers.map(({ key }) => key))) return headers
  return Object.fromEntries(headers.map(({ key, value }) => [key, value]))
}

/** Whether these are headers in full; what a change brings may be anything. */
export const isHeaderList = (headers: unknown): headers is readonly Header[] =>
  Array.isArray(headers) && headers.every(isPlain)

const isPlain = (header: unknown): boolean => {
  const { key, value, ...more } = { ...(header as Partial<Header> | null) }
  return typeof key === 'string' && typeof value === 'string' && Object.keys(more).length === 0
}
