// Revisions as entity tags: what a mock is read with, and what a change of it was made from.
import { ifMatchInvalid } from './problems.ts'

export const etagOf = (revision: number): string => `"${revision}"`

/**
 * The revision that a change was made from: `3`, `"3"` or `W/"3"`. Nothing where any will do.
 * @throws Refusal 400
 */
export function ifRevisionOf(headers: Headers): { ifRevision?: number } {
  const text = headers.get('if-match')?.trim()
  if (text === undefined || text === '*') return {}
  const [, quoted, bare] = /^(?:W\/)?"(\d{1,15})"$|^(\d{1,15})$/.exec(text) ?? []
  const number = quoted ?? bare
  if (number === undefined) throw ifMatchInvalid(text)
  return { ifRevision: Number(number) }
}
