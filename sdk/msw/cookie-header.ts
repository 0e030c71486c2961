// The Cookie header of a request: as it was sent, or of what MSW keeps where a client has no header for it.
import { parseCookie } from 'cookie'

/**
 * @param sent undefined in browsers, which let nobody read it; MSW 2 adds stored cookies to it with their attributes
 * @param cookies all that would be sent
 */
export function cookieHeader(
  sent: string | undefined,
  cookies: Readonly<Record<string, string>>,
): string | undefined {
  const names = Object.keys(cookies)
  if (names.length === 0) return sent
  const written = sent === undefined ? {} : parseCookie(sent, { decode: asItIs })
  if (sent !== undefined && Object.keys(written).length === names.length) return sent
  return names
    .map((name) => `${name}=${written[name] ?? encodeURIComponent(cookies[name] ?? '')}`)
    .join('; ')
}

const asItIs = (value: string): string => value
