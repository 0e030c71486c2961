// A real server for proxies to ask: it says what it was asked, and misbehaves where it is told to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Test } from 'tap'

export interface UpstreamServer {
  /** Requests that are not answered yet. */
  pending(): number
  readonly url: string
  readonly port: number
  /** Connections that are open. */
  connections(): Promise<number>
}

export async function startUpstream(t: Test): Promise<UpstreamServer> {
  let pending = 0
  const server = createServer((message, response) => {
    pending++
    response.once('close', () => pending--)
    void answer(message, response)
  })
  server.keepAliveTimeout = 200
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    )
  return { url: `http://127.0.0.1:${port}`, port, connections, pending: () => pending }
}

type Answer = (message: IncomingMessage, response: ServerResponse, body: Buffer) => void

const say = (
  response: ServerResponse,
  value: unknown,
  headers: Record<string, string | string[]> = {},
) => {
  const bytes = Buffer.from(JSON.stringify(value))
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': bytes.length,
    ...headers,
  })
  response.end(bytes)
}

const HEAD = 'HTTP/1.1 200 OK\r\nConnection: close\r\n'

const answers: Record<string, Answer> = {
  gzip: (_, response) => packed(response, 'gzip', gzipSync('packed')),
  br: (_, response) => packed(response, 'br', brotliCompressSync('packed')),
  chunked: (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    response.write('one ')
    setTimeout(() => response.end('two'), 20)
  },
  count: (_, response, body) => response.end(String(body.length)),
  cookies: (_, response) =>
    say(response, 'cookies', {
      'Set-Cookie': ['a=1; Domain=api.test; Path=/; Secure', 'b=2; HttpOnly'],
      'X-Upstream': 'yes',
    }),
  redirect: (_, response) => response.writeHead(302, { Location: 'http://169.254.169.254/' }).end(),
  teapot: (_, response) => response.writeHead(418, { 'Content-Length': '0' }).end(),
  empty: (_, response) => response.writeHead(204).end(),
  silent: () => {},
  reset: (message) => message.socket.destroy(),
  garbage: (message) => message.socket.end('this is no HTTP\r\n\r\n'),
  short: (_, response) => {
    response.writeHead(200, { 'Content-Length': '100' })
    response.write('short')
    setTimeout(() => response.destroy(), 20)
  },
  longer: ({ socket }) => socket.end(`${HEAD}Content-Length: 4\r\n\r\nfour and more`),
  'endless-head': ({ socket }) => {
    const more = () => {
      while (!socket.destroyed && socket.write(`X-${'a'.repeat(1_000)}: b\r\n`));
    }
    socket
      .on('error', () => {})
      .on('drain', more)
      .write(HEAD)
    more()
  },
  endless: (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 'x')));
    }
    response.on('drain', more).writeHead(200)
    more()
  },
  interim: ({ socket }) =>
    socket.end(
      `HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${HEAD}Content-Length: 5\r\n\r\nfinal`,
    ),
  switching: ({ socket }) =>
    socket.end('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
  trailers: ({ socket }) =>
    socket.end(
      `${HEAD}Transfer-Encoding: chunked\r\nTrailer: X-Late\r\n\r\n3\r\none\r\n0\r\nX-Late: 1\r\n\r\n`,
    ),
  'bad-length': ({ socket }) => socket.end(`${HEAD}Content-Length: many\r\n\r\nfive`),
  twice: (_, response) =>
    response
      .setHeader('Link', ['</a>', '</b>'])
      .setHeader('Keep-Alive', 'timeout=5')
      .setHeader('Connection', 'X-Own')
      .setHeader('X-Own', '1')
      .end('twice'),
  'broken-off': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    response.write('half of it')
    setTimeout(() => response.destroy(), 50)
  },
  large: (_, response) => {
    response.writeHead(200, { 'Content-Length': String(1_000_000) })
    response.end(Buffer.alloc(1_000_000, 'x'))
  },
}

function packed(response: ServerResponse, encoding: string, bytes: Buffer): void {
  response.writeHead(200, { 'Content-Encoding': encoding, 'Content-Type': 'text/plain' })
  response.end(bytes)
}

async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part)
  const body = Buffer.concat(parts)
  const name = new URL(message.url ?? '/', 'http://x').pathname.split('/').at(-1) ?? ''
  const own = answers[name]
  if (own) return own(message, response, body)
  const { method, url, headers } = message
  say(response, { method, url, headers, body: body.toString('base64') })
}
