// Has a request that asks for an upgrade which is not to be had answered as if it did not ask: as `curl --http2` does.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

interface Handed {
  readonly message: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
}

/** The server reads it once more, without the word in its Connection header that sets its body apart. */
export function asPlainRequest(server: Server, { message, socket, head }: Handed): void {
  const { method, url, httpVersion, rawHeaders } = message
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2)
    lines.push(`${name}: ${name.toLowerCase() === 'connection' ? withoutUpgrade(value) : value}`)
  }
  const start = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  socket.unshift(Buffer.concat([start, head]))
  // TLS, where there is any, is off already.
  server.emit('encrypted' in socket ? 'secureConnection' : 'connection', socket)
}

const withoutUpgrade = (value: string): string =>
  value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word.toLowerCase() !== 'upgrade')
    .join(', ') || 'keep-alive'
