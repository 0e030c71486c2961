// Takes secrets out of headers before they are kept. Source of the names: Mockoon 9.9.
import type { HeaderEntry } from '../answer/index.ts'

const SECRET = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'api-key',
  'x-auth-token',
  'x-mockhost-key',
])
/** What kind of credentials they are is no secret. */
const WITH_SCHEME = new Set(['authorization', 'proxy-authorization'])
const REDACTED = '[REDACTED]'

export const redactHeaders = (entries: readonly HeaderEntry[]): [string, string][] =>
  entries.map(([name, value]) => [name, redact(name.toLowerCase(), value)])

function redact(name: string, value: string): string {
  if (!SECRET.has(name)) return value
  const scheme = WITH_SCHEME.has(name) ? /^(\S+)\s+\S/.exec(value)?.[1] : undefined
  return scheme === undefined ? REDACTED : `${scheme} ${REDACTED}`
}

/** The names of the headers that lost their values. */
export const redactedNames = (entries: readonly HeaderEntry[]): string[] =>
  entries
    .filter(([name, value]) => SECRET.has(name.toLowerCase()) && value.endsWith(REDACTED))
    .map(([name]) => name)
