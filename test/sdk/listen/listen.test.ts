// What servers owe to clients whatever the mock says: one table for the binary and for Node, over real connections.
import { writeFile } from 'node:fs/promises'
import http from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { type Command, commands, type RunningBinary, startBinary } from '../../support/binary.ts'
import { send } from '../../support/http-client.ts'

t.jobs = 2

const LIMIT = 10 * 1024 * 1024

const mock = `
routes:
  - { endpoint: /fine, body: fine }
  - { endpoint: /text, body: "héllo" }
  - { method: post, endpoint: /size, body: "{{indexOf (body) 'z'}}" }
  - { method: post, endpoint: /deaf, body: deaf }
  - { endpoint: /hook, responses: [{ rules: [{ target: body, modifier: a, value: 1 }], body: hit }, { body: miss }] }
  - { endpoint: /status/:code, body: "{{status (urlParam 'code')}}" }
  - { endpoint: /odd, statusCode: 799, body: odd }
  - { method: all, endpoint: /method, body: "{{method}}" }
  - { endpoint: /who, body: "{{ip}}" }
  - { endpoint: "/emp ty", body: space }
`

/** The same, without what needs a server of raw HTTP: on Bun it is served by another server. */
const plainMock = mock.replace(/ {2}- \{ endpoint: \/(hook|status|odd).*\n/g, '')

interface Sent {
  status: number
  text: string
}

/** Sends a body in chunks, without saying how long it is, until it is over or an answer comes. */
function sendChunks(port: number, path: string, bytes: number): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path, method: 'POST', agent: false })
    const chunk = Buffer.alloc(256 * 1024, 'a')
    let left = bytes
    let isAnswered = false
    const write = (): void => {
      while (left > 0 && !isAnswered) {
        left -= chunk.length
        if (!request.write(chunk)) {
          request.once('drain', write)
          return
        }
      }
      if (!isAnswered) request.end()
    }
    request.on('response', (response) => {
      isAnswered = true
      let text = ''
      response.on('data', (data) => {
        text += data
      })
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text })
        request.destroy()
      })
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (isAnswered) return
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET') resolve({ status: 0, text: '' })
      else reject(error)
    })
    write()
  })
}

/** Sends bytes as they are, and gives what comes back until the connection ends. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

for (const command of Object.keys(commands) as Command[]) {
  for (const [kind, text] of [
    ['a plain mock', plainMock],
    ['a mock that needs raw HTTP', mock],
  ] as const) {
    t.test(`${command}, ${kind}`, async (t) => {
      const file = join(t.testdir({}), 'mock.yaml')
      await writeFile(file, text)
      const args = ['serve', '--no-log', '--port', '0', '--hostname', '127.0.0.1', file]
      const { port, url }: RunningBinary = await startBinary(t, args, command)
      const isFine = async () => (await send(port, { path: '/fine' })).body === 'fine'

      await t.test('HEAD says how long the body would be, and sends none', async (t) => {
        const head = await fetch(`${url}/text`, { method: 'HEAD' })
        t.equal(head.status, 200)
        t.equal(head.headers.get('content-length'), '6')
        t.equal(await head.text(), '')
      })

      await t.test('a body up to the limit is read', async (t) => {
        const headers = { 'content-type': 'text/plain' }
        const full = await fetch(`${url}/size`, {
          method: 'POST',
          headers,
          body: `${'a'.repeat(LIMIT - 1)}z`,
        })
        t.equal(await full.text(), String(LIMIT - 1))
      })

      await t.test('a body over the limit gets 413, before it is all sent', async (t) => {
        const declared = await sendRaw(
          port,
          `POST /size HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${20 * LIMIT}\r\n\r\n`,
        )
        t.match(declared, /^HTTP\/1\.1 413 /)
        t.match(declared, /application\/problem\+json/)
        t.match(declared, /request-too-large/)
        t.ok(await isFine())
        const chunked = await sendChunks(port, '/size', 20 * LIMIT)
        // Bun's server may close the connection before a client that is still sending has read its answer.
        if (command === 'node' || chunked.status !== 0) {
          t.equal(chunked.status, 413)
          t.match(JSON.parse(chunked.text), { type: 'urn:mockhost:problem:request-too-large' })
        }
        t.ok(await isFine())
      })

      await t.test('a body that no route reads does no harm', async (t) => {
        const answered = await send(port, {
          method: 'POST',
          path: '/deaf',
          body: 'a'.repeat(100_000),
        })
        t.match(answered, { status: 200, body: 'deaf' })
      })

      await t.test('any method is one', async (t) => {
        for (const method of ['PROPFIND', 'LOCK', 'PURGE', 'OPTIONS', 'DELETE'])
          t.match(await send(port, { method, path: '/method' }), { status: 200, body: method })
      })

      await t.test('a malformed path is told, and costs nothing else', async (t) => {
        t.match(await send(port, { path: '/%zz' }), { status: 400 })
        t.match(await send(port, { path: '/%' }), { status: 400 })
        t.match(await send(port, { path: '/%00%ff' }), { status: 400 })
        t.match(await send(port, { path: '/emp%20ty' }), { status: 200, body: 'space' })
        t.ok(await isFine())
      })

      await t.test('what is no HTTP is refused', async (t) => {
        t.match(await sendRaw(port, 'no http\r\n\r\n'), /^HTTP\/1\.1 400 /)
        t.ok(await isFine())
      })

      await t.test('the address is that of the client', async (t) => {
        t.match((await send(port, { path: '/who' })).body, /127\.0\.0\.1$/)
      })

      if (kind === 'a plain mock') return

      await t.test('GET requests may have bodies', async (t) => {
        const headers = { 'content-type': 'application/json' }
        t.match(await send(port, { path: '/hook', headers, body: { a: 1 } }), { body: 'hit' })
        t.match(await send(port, { path: '/hook', headers, body: { a: 2 } }), { body: 'miss' })
        t.match(await send(port, { path: '/hook' }), { body: 'miss' })
      })

      await t.test('any final status is sent', async (t) => {
        t.match(await send(port, { path: '/odd' }), { status: 799, body: 'odd' })
        for (const status of [200, 204, 304, 418, 599, 600, 999])
          t.equal((await send(port, { path: `/status/${status}` })).status, status)
        t.match(await send(port, { path: '/status/101' }), { status: 500, body: /status-interim/ })
        t.ok(await isFine())
      })
    })
  }
}
