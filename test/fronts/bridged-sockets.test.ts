// WebSockets that no route answers are bridged to the other server of a proxy, on every front that has a port.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createServer as createRawServer } from 'node:net'
import t, { type Test } from 'tap'
import { type WebSocket, WebSocketServer } from 'ws'
import { connect, refusalOf, type SocketOptions } from '../support/socket.ts'
import { type Fronted, frontsWith } from './index.ts'

/** A server that says back what it hears, and does more where it is told to. */
const http = createServer((_, response) => response.end('plain'))
const sockets = new WebSocketServer({
  noServer: true,
  handleProtocols: (offered) => (offered.has('second') ? 'second' : false),
})
const open = new Set<WebSocket>()
http.on('upgrade', (message: IncomingMessage, socket: Socket, head) => {
  if (message.url?.startsWith('/private')) {
    socket.end('HTTP/1.1 403 No\r\nX-Why: private\r\nContent-Length: 0\r\n\r\n')
    return
  }
  if (message.url?.startsWith('/garbage')) {
    socket.end('this is no HTTP\r\n\r\n')
    return
  }
  if (message.url?.startsWith('/silent')) return
  sockets.handleUpgrade(message, socket, head, (client) => {
    open.add(client)
    client.on('error', () => {})
    client.on('close', () => open.delete(client))
    client.send(JSON.stringify({ url: message.url, headers: message.headers }))
    client.on('message', (data, isBinary) => {
      const text = String(data)
      if (text === 'close 4001') client.close(4001, 'as told')
      else if (text === 'break') client.terminate()
      else if (text === 'frame') socket.write(Buffer.from([0xc1, 0]))
      else if (text === 'pieces') {
        client.send('one ', { fin: false })
        client.send('two', { fin: true })
      } else client.send(data, { binary: isBinary })
    })
    client.on('close', (code, reason) => {
      lastClose = `${code} ${reason}`
    })
  })
})
let lastClose = ''
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
t.teardown(() => {
  for (const client of open) client.terminate()
  http.closeAllConnections()
  http.close()
})
const upstream = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

const partial = {
  proxyMode: true,
  proxyHost: `${upstream}/base`,
  proxyTimeout: 500,
  proxyReqHeaders: { 'X-Added': 'by the mock' },
  routes: [
    { type: 'ws' as const, endpoint: '/own', body: 'mine' },
    { endpoint: '/page', body: 'page' },
  ],
}
const allowing = { start: ['--allow-upstream', '127.0.0.1'] }

const options = (mock: Fronted, { headers, ...more }: SocketOptions = {}): SocketOptions => ({
  ...more,
  headers: { ...mock.headers, ...headers },
})
const bridge = (t: Test, mock: Fronted, path: string, more?: SocketOptions) =>
  connect(t, mock.url + path, options(mock, more))

async function until(holds: () => boolean): Promise<void> {
  for (let left = 300; left > 0 && !holds(); left--)
    await new Promise((resolve) => setTimeout(resolve, 10))
}

type Case = [claim: string, run: (t: Test, mock: Fronted) => Promise<void>]

const cases: Case[] = [
  [
    'what is said goes over as it is, both ways',
    async (t, mock) => {
      const socket = await bridge(t, mock, '/chat?room=1', {
        protocols: ['first', 'second'],
        headers: { 'X-Who': 'Ann' },
      })
      const { url, headers } = JSON.parse(await socket.next())
      t.equal(url, '/base/chat?room=1')
      t.match(headers, { 'x-who': 'Ann', 'x-added': 'by the mock', host: new URL(upstream).host })
      t.notOk('x-mockhost-session' in headers)
      t.equal(socket.raw.protocol, 'second', 'the other server chose')
      const binary = new Promise((resolve) =>
        socket.raw.once('message', (data, isBinary) => resolve([data, isBinary])),
      )
      socket.send(Uint8Array.of(0, 255, 7))
      t.same(await binary, [Buffer.from([0, 255, 7]), true])
      await socket.next()
      for (const text of ['ä€😀', 'x'.repeat(70_000), 'y'.repeat(1_000)]) {
        socket.send(text)
        t.equal(await socket.next(), text)
      }
      socket.send('pieces')
      t.equal(await socket.next(), 'one two')
    },
  ],
  [
    'how one side ends, the other ends',
    async (t, mock) => {
      const told = await bridge(t, mock, '/a')
      told.send('close 4001')
      t.same(await told.closed, { code: 4001, reason: 'as told' })
      const broken = await bridge(t, mock, '/b')
      broken.send('break')
      t.match(await broken.closed, { code: 1006 })
      const saying = await bridge(t, mock, '/c')
      saying.close(4002, 'enough')
      t.match(await saying.closed, { code: 4002 })
      await until(() => lastClose === '4002 enough')
      t.equal(lastClose, '4002 enough')
      const gone = await bridge(t, mock, '/d')
      await gone.next()
      gone.raw.terminate()
      await until(() => open.size === 0)
      t.equal(open.size, 0, 'nothing is left open')
    },
  ],
  [
    'routes of the mock answer first',
    async (t, mock) => {
      const socket = await bridge(t, mock, '/own')
      socket.send('x')
      t.equal(await socket.next(), 'mine')
      t.equal(await (await mock.fetch('/page')).text(), 'page')
    },
  ],
  [
    'frames that are none cut the connection, and leave the next one unharmed',
    async (t, mock) => {
      const socket = await bridge(t, mock, '/a')
      socket.send('frame')
      t.match(await socket.closed, { code: 1006 })
      const next = await bridge(t, mock, '/a')
      await next.next()
      next.send('fine')
      t.equal(await next.next(), 'fine')
    },
  ],
]

for (const front of frontsWith('port'))
  t.test(front.name, async (t) => {
    const mock = await front.start(t, { ...partial, proxyHost: upstream }, allowing)
    const refused = await refusalOf(t, `${mock.url}/private`, options(mock))
    t.match(refused, { status: 403, headers: { 'x-why': 'private' } })
    t.equal((await refusalOf(t, `${mock.url}/garbage`, options(mock))).status, 502)
    t.equal((await refusalOf(t, `${mock.url}/silent`, options(mock))).status, 504)
    const below = await front.start(t, partial, allowing)
    for (const [claim, run] of cases) await t.test(claim, (t) => run(t, below))
  })

for (const front of frontsWith('port', 'log'))
  t.test(`${front.name}: the log has what was said`, async (t) => {
    const mock = await front.start(t, partial, allowing)
    const socket = await bridge(t, mock, '/chat')
    await socket.next()
    socket.send('hello')
    await socket.next()
    socket.close(1000, 'done')
    await socket.closed
    let entry = (await mock.log()).at(-1)
    for (let left = 200; left > 0 && !entry?.socket?.closed; left--) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      entry = (await mock.log()).at(-1)
    }
    t.match(entry, {
      source: 'proxy',
      response: { status: 101 },
      socket: {
        received: { messages: 1, bytes: 5 },
        sent: { messages: 2 },
        closed: { code: 1000 },
      },
    })
  })

for (const front of frontsWith('port').filter(({ name }) => /^a deployment/.test(name)))
  t.test(`${front.name}: this machine is not asked for WebSockets either`, async (t) => {
    let asked = 0
    const secret = createRawServer(() => asked++)
    await new Promise<void>((resolve) => secret.listen(0, '127.0.0.1', resolve))
    t.teardown(() => secret.close())
    const { port } = secret.address() as AddressInfo
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433']) {
      const mock = await front.start(t, {
        proxyMode: true,
        proxyHost: `http://${host}:${port}`,
        routes: [],
      })
      const { status, text } = await refusalOf(t, `${mock.url}/x`, options(mock))
      t.equal(status, 502, host)
      t.match(text, /upstream-(forbidden|refused)/, host)
    }
    t.equal(asked, 0)
  })
