// Query strings and urlencoded bodies as values: brackets nest, repeated names make lists.
import parseBrackets from 'qs/lib/parse.js'

export type Fields = Record<string, unknown>

/** A query string without its question mark. Source of the settings: Express 4's extended parser. */
export function parseQuery(text: string): Fields {
  if (text === '') return {}
  return (
    parsePlain(text) ??
    (parseBrackets(text, { allowPrototypes: true, arrayLimit: 1_000 }) as Fields)
  )
}

/** A body of type application/x-www-form-urlencoded. */
export const parseForm = (text: string): Fields => parseBrackets(text, { depth: 10 }) as Fields

const MAX_PAIRS = 1_000

/** The common case, without brackets, in one pass; undefined where it is not so plain. */
function parsePlain(text: string): Fields | undefined {
  // Brackets may be written as %5B.
  if (text.includes('[') || text.includes('%5') || text.includes('__proto__')) return undefined
  const pairs = text.split('&', MAX_PAIRS)
  const fields: Fields = {}
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    if (name === '') continue
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1))
    const known = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (known === undefined) fields[name] = value
    else fields[name] = Array.isArray(known) ? [...known, value] : [known, value]
  }
  return fields
}

/** What can't be decoded stays as it is written. */
function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}
