// Asks a server for a WebSocket, on a connection of its own. Source: RFC 6455, 4.1.
import { createHash, randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import type { HeaderPairs, UpstreamSocketRequest } from '../../../../core/index.ts'

export interface Handshake {
  readonly status: number
  readonly headers: HeaderPairs
  /** What came behind the head already. */
  readonly rest: Uint8Array
}

/** As Node's own client takes it. */
const MOST_HEAD_BYTES = 16 * 1024

/** @throws Error for what is no answer to it */
export async function shakeHands(
  socket: Socket,
  url: URL,
  request: UpstreamSocketRequest,
): Promise<Handshake> {
  const key = randomBytes(16).toString('base64')
  socket.write(headOf(url, request, key), 'latin1')
  const shaken = await readHead(socket)
  const accepted = headerOf(shaken.headers, 'sec-websocket-accept')
  if (shaken.status === 101 && accepted !== acceptOf(key))
    throw new Error('it did not understand the handshake')
  return shaken
}

const acceptOf = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')

function headOf(url: URL, { headers, protocols }: UpstreamSocketRequest, key: string): string {
  const lines = [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
    ...(protocols.length > 0 ? [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`] : []),
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ]
  // A line break would begin another header, or another request.
  return `${lines.map((line) => line.replace(/[\r\n]/g, ' ')).join('\r\n')}\r\n\r\n`
}

function readHead(socket: Socket): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    let got = Buffer.alloc(0)
    const settle = (then: () => void) => {
      socket.off('data', take).off('error', reject).off('close', gone)
      socket.pause()
      then()
    }
    const gone = () => settle(() => reject(new Error('it closed the connection without an answer')))
    const take = (chunk: Buffer) => {
      got = Buffer.concat([got, chunk])
      const end = got.indexOf('\r\n\r\n')
      if (end < 0 && got.length <= MOST_HEAD_BYTES) return
      settle(() => {
        if (end < 0) reject(new Error('its answer has an endless head'))
        else
          try {
            resolve({ ...parseHead(got.toString('latin1', 0, end)), rest: got.subarray(end + 4) })
          } catch (error) {
            reject(error)
          }
      })
    }
    socket.on('data', take).on('error', reject).on('close', gone)
  })
}

function parseHead(head: string): Pick<Handshake, 'status' | 'headers'> {
  const [first = '', ...lines] = head.split('\r\n')
  const status = /^HTTP\/1\.[01] (\d{3})( |$)/.exec(first)?.[1]
  if (status === undefined) throw new Error('it does not speak HTTP')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    if (colon < 1) throw new Error('its answer has a header without a name')
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
  })
  return { status: Number(status), headers }
}

export const headerOf = (headers: HeaderPairs, lowerName: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === lowerName)?.[1]
