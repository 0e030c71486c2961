// What servers owe to clients is the same over TLS: for the binary, where it is taken off in front, and for Node.
import { readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from 'node:tls'
import t, { type Test } from 'tap'
import { type Command, commands, type RunningBinary, startBinary } from '../../support/binary.ts'
import { send } from '../../support/http-client.ts'
import { askSecurely, makePair, pairOnDisk } from '../../support/tls.ts'

t.jobs = 2

const MIB = 1024 * 1024
const LIMIT = 10 * MIB

const mock = `
routes:
  - { endpoint: /fine, body: fine }
  - { endpoint: /text, body: "héllo" }
  - { endpoint: /large, body: "{{#repeat 40000 comma=false}}0123456789{{/repeat}}" }
  - { method: post, endpoint: /size, body: "{{indexOf (body) 'z'}}" }
  - { endpoint: /odd, statusCode: 799, body: odd }
`

/** The same, without what needs a server of raw HTTP: on Bun it is served by another server. */
const plainMock = mock.replace(/ {2}- \{ endpoint: \/odd.*\n/, '')

/** Sends what it is given over one connection, and gives what comes back until that ends. */
function sendRaw(t: Test, port: number, text: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () =>
      socket.write(text),
    )
    t.teardown(() => socket.destroy())
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}

const head = (line: string, ...headers: string[]): string =>
  [`${line} HTTP/1.1`, 'Host: a', 'Connection: close', ...headers, '', ''].join('\r\n')

/** The ports on which a process listens. */
async function portsOf({ child }: RunningBinary): Promise<number[]> {
  const folder = `/proc/${child.pid}`
  const names = await readdir(`${folder}/fd`)
  const targets = await Promise.all(
    names.map((name) => readlink(`${folder}/fd/${name}`).catch(() => '')),
  )
  const lines = (await readFile(`${folder}/net/tcp`, 'utf8')).split('\n').slice(1)
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, , , state, , , , , , inode]) => state === '0A' && targets.includes(`socket:[${inode}]`),
    )
    .map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16))
}

for (const command of Object.keys(commands) as Command[]) {
  for (const [kind, text] of [
    ['a plain mock', plainMock],
    ['a mock that needs raw HTTP', mock],
  ] as const)
    t.test(`${command}, ${kind}`, async (t) => {
      const file = join(t.testdir({}), 'mock.yaml')
      await writeFile(file, text)
      const { options } = await pairOnDisk(t, makePair())
      const local = ['serve', '--no-log', '--port', '0', '--hostname', '127.0.0.1']
      const idle = ['--idle-timeout', '4']
      const served = await startBinary(t, [...local, ...idle, ...options, file], command)
      const { port } = served
      const isFine = async () => (await askSecurely(port, '/fine')).text === 'fine'

      await t.test('HEAD says how long the body would be, and sends none', async (t) => {
        const answer = await sendRaw(t, port, head('HEAD /text'))
        t.match(answer, /^HTTP\/1\.1 200 /)
        t.match(answer, /content-length: 6\r\n/i)
        t.match(answer, /\r\n\r\n$/)
      })

      await t.test('large bodies go both ways whole', async (t) => {
        const body = `${'a'.repeat(LIMIT - 1)}z`
        const headers = { 'content-type': 'text/plain' }
        const sent = await askSecurely(port, '/size', { method: 'POST', headers, body })
        t.match(sent, { status: 200, text: String(LIMIT - 1) })
        t.equal((await askSecurely(port, '/large')).text.length, 400_000)
      })

      await t.test('a body over the limit gets 413, before it is all sent', async (t) => {
        const headers = ['Content-Type: text/plain', `Content-Length: ${20 * LIMIT}`]
        t.match(await sendRaw(t, port, head('POST /size', ...headers)), /^HTTP\/1\.1 413 /)
        t.ok(await isFine())
      })

      await t.test('requests that come at once are answered in their order', async (t) => {
        const first = head('GET /text').replace('Connection: close\r\n', '')
        const answer = await sendRaw(t, port, first + head('GET /fine'))
        t.match(answer, /héllo[\s\S]*HTTP\/1\.1 200 [\s\S]*fine$/)
      })

      await t.test('what wants to become something else stays what it is', async (t) => {
        const headers = ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABk']
        const upgrade = head('GET /fine', ...headers).replace('close', 'Upgrade, close')
        t.match(await sendRaw(t, port, upgrade), /^HTTP\/1\.1 200 [\s\S]*fine$/)
      })

      await t.test('what is no HTTP is refused, and what is no TLS is not answered', async (t) => {
        t.match(await sendRaw(t, port, 'no http\r\n\r\n'), /^HTTP\/1\.1 400 /)
        await t.rejects(send(port, { path: '/fine' }))
        t.ok(await isFine())
      })

      await t.test('a client that does nothing is let go of', async (t) => {
        t.equal(await sendRaw(t, port, ''), '')
        t.match(await sendRaw(t, port, 'GET /fine HTTP/1.1\r\nHost'), /^$|^HTTP\/1\.1 408 /)
      })

      await t.test('there is no way around TLS', async (t) => {
        const others = (await portsOf(served)).filter((one) => one !== port)
        t.equal(others.length, command === 'binary' ? 1 : 0)
        for (const other of others)
          t.match(await send(other, { path: '/fine' }), { status: 403, body: /over TLS/ })
      })
    })
}
