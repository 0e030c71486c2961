// The Cookie header as values. Source: cookie-parser, whose `j:` cookies hold JSON.
import { parseCookie } from 'cookie'

export function parseCookies(header: string | undefined): Record<string, unknown> {
  if (!header) return {}
  const cookies: Record<string, unknown> = parseCookie(header, { decode })
  for (const name of Object.keys(cookies)) cookies[name] = withJson(cookies[name])
  return cookies
}

/** Quotes around a value do not belong to it; what can't be decoded stays as it is. */
function decode(value: string): string {
  const bare = /^".*"$/.test(value) ? value.slice(1, -1) : value
  if (!bare.includes('%')) return bare
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

/** Only JSON that is not empty counts. */
function withJson(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('j:')) return value
  try {
    return JSON.parse(value.slice(2)) || value
  } catch {
    return value
  }
}
