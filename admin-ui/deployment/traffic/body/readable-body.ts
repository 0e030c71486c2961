// A recorded body as a person reads it: formatted where its format is known, with what is missing said.
import type { Transaction } from '../../../../sdk/client/index.ts'

type Recorded = Pick<Transaction['response'], 'headers' | 'body' | 'bodyEncoding' | 'bodyBytes'>

export type BodyLanguage = 'json' | 'xml' | 'html' | 'text'

export interface ReadableBody {
  readonly text: string
  readonly language: BodyLanguage
  /** Bytes as they were sent. */
  readonly bytes: number
  /** How many of them are there; fewer where a long body was cut or not recorded at all. */
  readonly keptBytes: number
  /** Whether it is no text; `text` is then a table of its bytes. */
  readonly isBinary: boolean
}

export function readBody(recorded: Recorded): ReadableBody | undefined {
  const { body, bodyEncoding, bodyBytes: bytes } = recorded
  if (body === null && bytes === 0) return undefined
  if (body === null) return { text: '', language: 'text', bytes, keptBytes: 0, isBinary: false }
  if (bodyEncoding === 'base64') {
    const kept = Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
    return { text: hexTable(kept), language: 'text', bytes, keptBytes: kept.length, isBinary: true }
  }
  const keptBytes = new TextEncoder().encode(body).length
  return { ...formatText(body, typeOf(recorded)), bytes, keptBytes, isBinary: false }
}

const typeOf = ({ headers }: Pick<Recorded, 'headers'>): string =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1].toLowerCase() ?? ''

function formatText(body: string, type: string): Pick<ReadableBody, 'text' | 'language'> {
  const json = formatJson(body)
  if (json !== undefined) return { text: json, language: 'json' }
  // It says it is, though it is cut or wrong: it is at least coloured so.
  if (/\bjson\b/.test(type)) return { text: body, language: 'json' }
  if (/\bhtml\b/.test(type)) return { text: body, language: 'html' }
  if (/\bxml\b/.test(type)) return { text: body, language: 'xml' }
  return { text: body, language: 'text' }
}

/** Lists and objects over several lines; undefined for what is no JSON, or a single value. */
export function formatJson(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    // That is how it is found out.
    return undefined
  }
}

const LINE = 16
const MOST_LINES = 256

/** Offsets, bytes and characters, as a hex dump has them. */
function hexTable(bytes: Uint8Array): string {
  const shown = bytes.subarray(0, LINE * MOST_LINES)
  const lines: string[] = []
  for (let start = 0; start < shown.length; start += LINE)
    lines.push(hexLine(shown.subarray(start, start + LINE), start))
  const rest = bytes.length - shown.length
  return rest > 0 ? `${lines.join('\n')}\n… ${rest} more bytes` : lines.join('\n')
}

function hexLine(bytes: Uint8Array, start: number): string {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
  const characters = [...bytes].map((byte) =>
    byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.',
  )
  return `${start.toString(16).padStart(6, '0')}  ${hex.padEnd(LINE * 3 - 1)}  ${characters.join('')}`
}
