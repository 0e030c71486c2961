// The headers that a client gets: the mock's own, over them those of the other server, over them what the mock sets.
import { HeaderBuilder, type HeaderEntry, type HeaderList } from '../answer/index.ts'
import type { HeaderPairs } from '../world/index.ts'
import { listed } from './listed.ts'
import type { ProxyWork } from './plan.ts'

/** What is for one connection only. */
const HOP_BY_HOP = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade'],
])

export function answerHeaders(given: HeaderPairs, work: ProxyWork): HeaderList {
  const builder = new HeaderBuilder(work.mockHeaders)
  const named = namedByConnection(given)
  const seen: string[] = []
  for (const [name, value] of given) {
    const lower = name.toLowerCase()
    if (HOP_BY_HOP.has(lower) || named.includes(lower)) continue
    if (lower === 'set-cookie') builder.set(name, ownCookie(value, work.isSecure))
    // Values of a name that comes more than once belong together.
    else if (seen.includes(lower)) builder.join(name, value)
    else builder.set(name, value)
    seen.push(lower)
  }
  return overlaid(builder, work)
}

function namedByConnection(given: HeaderPairs): readonly string[] {
  let named: readonly string[] = []
  for (const [name, value] of given)
    if (name.toLowerCase() === 'connection') named = [...named, ...listed(value)]
  return named
}

/** A cookie of the other server's domain becomes one of the mock's. Source: Mockoon 9.9. */
function ownCookie(cookie: string, isSecure: boolean): string {
  const own = cookie.replace(/;\s*domain=[^;]*/i, '')
  return isSecure ? own : withoutSecure(own)
}

const withoutSecure = (cookie: string): string => cookie.replace(/;\s*secure(?=\s*(;|$))/i, '')

/** Of cookies, those whose name is in small letters are added, others take the place of all. Source: Mockoon. */
function overlaid(builder: HeaderBuilder, { responseHeaders }: ProxyWork): HeaderList {
  if (responseHeaders.length === 0) return builder.list
  const over = new HeaderBuilder(
    responseHeaders.some(replacesCookies)
      ? builder.entries.filter(([name]) => name.toLowerCase() !== 'set-cookie')
      : builder.entries,
  )
  for (const [name, value] of responseHeaders)
    over.set(name, name.toLowerCase() === 'set-cookie' ? withoutSecure(value) : value)
  return over.list
}

const replacesCookies = ([name]: HeaderEntry): boolean =>
  name !== 'set-cookie' && name.toLowerCase() === 'set-cookie'
