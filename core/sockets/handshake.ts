// The headers by which a client asks for a WebSocket. Source: RFC 6455, 4.2.
import type { HeaderEntry, Problem } from '../answer/index.ts'
import type { RequestView } from '../request/index.ts'

const KEY = /^[A-Za-z0-9+/]{22}==$/
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

export interface HandshakeRefusal {
  readonly problem: Problem
  readonly headers: readonly HeaderEntry[]
}

/** Why they are no handshake; undefined where they are one. */
export function handshakeRefusal(request: RequestView): HandshakeRefusal | undefined {
  const version = request.header('sec-websocket-version')
  if (version !== '13' && version !== '8')
    return {
      problem: malformed(
        426,
        `Sec-WebSocket-Version is ${shown(version)}, and 13 is the version spoken here`,
      ),
      headers: [['Sec-WebSocket-Version', '13, 8']],
    }
  const key = request.header('sec-websocket-key')
  if (!KEY.test(key ?? ''))
    return { problem: malformed(400, `Sec-WebSocket-Key is ${shown(key)}`), headers: [] }
  const offered = request.header('sec-websocket-protocol')
  if (offered !== undefined && offeredProtocols(offered).length === 0)
    return { problem: malformed(400, `Sec-WebSocket-Protocol is ${shown(offered)}`), headers: [] }
  return undefined
}

const malformed = (status: number, detail: string): Problem => ({
  kind: 'handshake-malformed',
  status,
  title: 'Not a WebSocket handshake',
  detail,
})

const shown = (value: string | undefined): string =>
  value === undefined ? 'missing' : JSON.stringify(value.slice(0, 100))

/** The sub-protocols that a client can speak; none where one is no name, or is there twice. */
export function offeredProtocols(header: string): string[] {
  const names = header.split(',').map((name) => name.trim())
  const areNames = names.every((name) => TOKEN.test(name)) && new Set(names).size === names.length
  return areNames ? names : []
}

/** The first one offered is spoken. Source: Mockoon. */
export function protocolHeaders(request: RequestView): readonly HeaderEntry[] {
  const [first] = offeredProtocols(request.header('sec-websocket-protocol') ?? '')
  return first === undefined ? [] : [['Sec-WebSocket-Protocol', first]]
}
