// Content types as Express 4 sends them, and bodies in the charset that they name. Source: Express 4.22 and Mockoon 9.9.

const HAS_CHARSET = /;\s*charset\s*=/i
/** The types to which Express adds a charset as soon as they are set; it comes last there. */
const TEXT_TYPES = /^text\/|^application\/(javascript|json)/i
const PARAMETER = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]+)/g
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

export const DEFAULT_TYPE = 'text/html; charset=utf-8'

/** A content type with a charset: its own, or UTF-8. */
export function withCharset(type: string): string {
  if (type === '') return DEFAULT_TYPE
  if (HAS_CHARSET.test(type)) return type
  if (TEXT_TYPES.test(type)) return `${type}; charset=utf-8`
  const media = type.split(';', 1)[0]?.trim().toLowerCase() as string
  if (!/^[^\s/]+\/[^\s/]+$/.test(media)) return type
  const parameters: [string, string][] = [['charset', 'utf-8']]
  for (const [, name, value] of type.matchAll(PARAMETER)) {
    parameters.push([name?.toLowerCase() as string, unquote(value as string)])
  }
  const sorted = parameters.sort(([a], [b]) => (a < b ? -1 : 1))
  return [media, ...sorted.map(([name, value]) => `${name}=${quote(value)}`)].join('; ')
}

/** The type of bytes, which only names a charset where it is one of texts, as Express sets it. */
export const withTextCharset = (type: string): string =>
  !HAS_CHARSET.test(type) && TEXT_TYPES.test(type) ? `${type}; charset=utf-8` : type

const unquote = (value: string): string =>
  value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value
const quote = (value: string): string =>
  TOKEN.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`

/** How a body's text becomes bytes; undefined for UTF-8, which fronts do by themselves. */
export type Encode = (text: string) => Uint8Array

/** The encoding that a content type names; unknown ones are UTF-8. */
export function encodingOf(type: string): Encode | undefined {
  const charset = /;\s*charset\s*=\s*"?([^;"]+)/i.exec(type)?.[1]?.trim().toLowerCase()
  if (charset === undefined || charset === 'utf-8' || charset === 'utf8') return undefined
  return ENCODINGS[charset]
}

/** The same, with UTF-8 for what fronts do not do by themselves. */
export const encoderFor = (type: string): Encode =>
  encodingOf(type) ?? ((text) => encoder.encode(text))

const encoder = new TextEncoder()

/** One byte a character, cut off above U+00FF; ASCII too, as Node writes it. */
const latin1: Encode = (text) => {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index)
  return bytes
}

/** Little-endian, as Node's utf16le. */
const utf16: Encode = (text) => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index++)
    view.setUint16(index * 2, text.charCodeAt(index), true)
  return bytes
}

const ENCODINGS: Record<string, Encode | undefined> = Object.assign(Object.create(null), {
  'iso-8859-1': latin1,
  latin1,
  binary: latin1,
  'windows-1252': latin1,
  iso88591: latin1,
  iso_8859_1: latin1,
  'iso_8859-1': latin1,
  ascii: latin1,
  'us-ascii': latin1,
  'utf-16le': utf16,
  utf16le: utf16,
  'ucs-2': utf16,
  ucs2: utf16,
  'utf-16': utf16,
  utf16,
})
