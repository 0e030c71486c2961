// `mockhost record`: from a real API to a mock that answers as it did.
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { type Command, commands, runBinary, startBinary } from '../support/binary.ts'
import { temporaryFolder } from '../support/host.ts'
import { send } from '../support/http-client.ts'

t.jobs = 2

const IMAGE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 1])

/** The real API, which lives under a path of its host. */
const api = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://api')
  const json = (value: unknown, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json', 'set-cookie': 'sid=s3cret' })
    response.end(JSON.stringify(value))
  }
  if (pathname === '/v1/users')
    return json(searchParams.get('role') === 'admin' ? [{ name: 'Ann' }] : [{ name: 'Bob' }])
  if (/^\/v1\/users\/\d+$/.test(pathname)) return json({ id: pathname.slice(10) })
  if (pathname === '/v1/logo') {
    response.writeHead(200, { 'content-type': 'image/png' })
    return response.end(IMAGE)
  }
  if (pathname === '/v1/text') {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' })
    return response.end(gzipSync('{{ as it is }}'))
  }
  json({ error: 'no such thing' }, 404)
})
const to = await listening(api)
t.teardown(() => api.close())

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
}

const PATHS = [
  '/users?role=admin',
  '/users?role=guest',
  '/users/1',
  '/users/2',
  '/logo',
  '/nothing',
]

for (const command of Object.keys(commands) as Command[]) {
  t.test(`${command}: what the API answered, the mock answers`, async (t) => {
    const folder = await temporaryFolder(t)
    const out = join(folder, 'api.yaml')
    const args = ['record', '--to', to, '--out', out, '--port', '0']
    const recording = await startBinary(t, args, command)
    const headers = { authorization: 'Bearer s3cret', 'accept-encoding': 'gzip' }
    const real = new Map<string, unknown>()
    for (const path of PATHS) {
      const { status, body } = await send(recording.port, { path, headers })
      real.set(path, { status, body })
    }
    await send(recording.port, { path: '/text', headers })
    recording.child.kill('SIGTERM')
    const [status] = await once(recording.child, 'exit')
    t.equal(status, 0)
    t.match(recording.output(), /api\.yaml: 5 routes of 7 exchanges/)
    t.match(recording.output(), /GET \/users \(2 responses\)/)
    t.same((await readdir(folder)).toSorted(), ['api.yaml', 'recorded'], 'no drafts are left')
    const text = await readFile(out, 'utf8')
    t.notMatch(text, /s3cret/, 'no secrets are written')
    const served = await startBinary(
      t,
      ['serve', '--port', '0', '--hostname', '127.0.0.1', out],
      command,
    )
    for (const path of PATHS) {
      const { status, body } = await send(served.port, { path })
      t.same({ status, body }, real.get(path), path)
    }
    const literal = await send(served.port, { path: '/text' })
    t.equal(
      literal.body,
      '{{ as it is }}',
      'what was compressed is there as a text, and no template',
    )
    t.equal((await send(served.port, { path: '/else' })).status, 404, 'the API is asked no more')
  })

  t.test(`${command}: what is recorded is on disk before it ends`, async (t) => {
    const out = join(await temporaryFolder(t), 'api.json')
    const { port, child } = await startBinary(
      t,
      ['record', '--to', to, '--out', out, '--port', '0'],
      command,
    )
    await send(port, { path: '/users/1' })
    const end = Date.now() + 10_000
    const written = () => readFile(out, 'utf8').catch(() => '')
    while ((await written()) === '' && Date.now() < end) await new Promise((r) => setTimeout(r, 50))
    child.kill('SIGKILL')
    t.match(JSON.parse(await written()), {
      proxyMode: false,
      proxyHost: to,
      routes: [{ method: 'get' }],
    })
  })

  t.test(`${command}: what can't be done is said before it listens`, async (t) => {
    const folder = await temporaryFolder(t)
    const taken = join(folder, 'taken.yaml')
    await writeFile(taken, 'mine')
    const refused = async (...args: string[]) => {
      const { status, stderr } = await runBinary(['record', '--port', '0', ...args], command)
      t.equal(status, 1)
      t.notMatch(stderr, /\n {4}at /)
      return stderr
    }
    t.match(await refused('--to', 'api.example.com'), /is no address of an API\. Write it whole/)
    t.match(await refused('--to', 'ftp://example.com'), /is no address of an API/)
    t.match(await refused('--to', `${to}?a=b`), /leave out what stands behind the path/)
    t.match(await refused('--to', 'http://ann:pass@example.com'), /leave out the name and password/)
    t.match(await refused('--to', to, '--out', taken), /is there already; .*--out, .*--force/)
    t.match(await refused('--to', to, '--out', folder), /it is a folder/)
    const { port } = api.address() as AddressInfo
    t.match(
      await refused('--to', to, '--out', join(folder, 'a.yaml'), '--port', String(port)),
      /the port is in use/,
    )
    t.equal(await readFile(taken, 'utf8'), 'mine')
    t.match((await runBinary(['record'], command)).stderr, /--to <url>/)
  })

  t.test(
    `${command}: where the API is not there, clients get 502, and nothing is written`,
    async (t) => {
      const folder = await temporaryFolder(t)
      const gone = createServer()
      const nobody = await listening(gone)
      gone.close()
      const args = ['record', '--to', nobody, '--out', join(folder, 'a.yaml'), '--port', '0']
      const recording = await startBinary(t, args, command)
      t.equal((await send(recording.port, { path: '/users' })).status, 502)
      recording.child.kill('SIGINT')
      await once(recording.child, 'exit')
      t.match(recording.output(), /Nothing was recorded/)
      t.same(await readdir(folder), [])
    },
  )
}
