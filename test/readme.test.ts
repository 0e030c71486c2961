// What the README says is true: its examples run, its tables are complete, its links lead somewhere.
import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import t from 'tap'
import { createMock, loadMock } from '../sdk/index.ts'
import { collectOutput, runBinary, startBinary } from './support/binary.ts'
import { startHost } from './support/host.ts'
import { recordedCases } from './support/recorded-cases.ts'
import { connect } from './support/socket.ts'
import { startUpstream } from './support/upstream-server.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')

/** The blocks of code in a language. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, found, text]) =>
    found === language && text !== undefined ? [text] : [],
  )

/** From a heading to the next of its kind. */
const section = (heading: string): string =>
  readme.slice(readme.indexOf(heading)).split(/\n## /)[0] as string

/** A text with `…` in it, as a pattern. */
const patternOf = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.+')}$`)

t.test('the first mock answers as it is said', async (t) => {
  const file = join(t.testdir({}), 'users.yaml')
  await writeFile(file, blocks('yaml')[0] ?? '')
  const { url } = await startBinary(t, ['serve', '--port', '0', '-l', '127.0.0.1', file])
  const lines = [
    ...(blocks('sh')[0] ?? '').matchAll(/^curl http:\/\/localhost:4000(\S+) +# (.*)$/gm),
  ]
  t.equal(lines.length, 2)
  for (const [, path, answer = ''] of lines)
    t.match(await (await fetch(url + path)).text(), patternOf(answer))
})

t.test('the partial mock answers by itself, and hands on the rest', async (t) => {
  const { url } = await startUpstream(t)
  const written = blocks('yaml').find((text) => text.includes('proxyHost')) ?? ''
  const file = join(t.testdir({}), 'partial.yaml')
  await writeFile(file, written.replace(/https:\/\/[a-z]+\.example\.com/g, url))
  const mock = await startBinary(t, ['serve', '--port', '0', '-l', '127.0.0.1', file])
  const ask = async (path: string, headers = {}) =>
    (await fetch(mock.url + path, { headers })).json()
  t.same(await ask('/orders'), [])
  t.same(await ask('/users/7'), { id: 1, name: 'Ann' })
  t.match(await ask('/users/7', { 'X-Live': '1' }), { url: '/people/7' })
  t.match(await ask('/else', { 'X-Team': 'red' }), {
    url: '/v2/else',
    headers: { 'x-tenant': 'red' },
  })
})

t.test('the WebSocket routes say what they are to say', async (t) => {
  const file = join(t.testdir({}), 'chat.yaml')
  await writeFile(file, blocks('yaml').find((text) => text.includes('type: ws')) ?? '')
  const { url } = await startBinary(t, ['serve', '--port', '0', '-l', '127.0.0.1', file])
  const chat = await connect(t, `${url}/chat/red`)
  chat.send('{"type":"join","name":"Ann"}')
  t.equal(await chat.next(), '{"joined":"red","as":"Ann"}')
  chat.send('hi')
  t.equal(await chat.next(), 'You said hi')
  const prices = await connect(t, `${url}/prices`)
  t.match(await prices.next(), /^1\.\d+$|^[12]$/)
})

const yaml = (part: string): string => blocks('yaml').find((text) => text.includes(part)) ?? ''

t.test('the files are sent from beside the document', async (t) => {
  const folder = t.testdir({
    'mock.yaml': yaml('filePath'),
    assets: { 'logo.svg': '<svg/>' },
    letters: { 'ann.txt': 'Dear {{urlParam "name"}}' },
  })
  const mock = createMock(await loadMock(join(folder, 'mock.yaml')), { files: folder })
  t.equal(await (await mock.fetch('/logo')).text(), '<svg/>')
  t.equal(await (await mock.fetch('/letters/ann')).text(), 'Dear ann')
  const missing = await mock.fetch('/reports/1')
  t.match(missing, { status: 404 })
  t.equal(await missing.text(), 'No such report')
})

t.test('the streams come as it is said', async (t) => {
  const file = join(t.testdir({ 'mock.yaml': yaml('stream:') }), 'mock.yaml')
  const mock = createMock(await loadMock(file))
  const chat = await mock.fetch('/v1/chat', { json: { name: 'Ann' } })
  t.equal(
    await chat.text(),
    'id: 0\ndata: {"delta":"Hello"}\n\nid: 1\ndata: {"delta":" Ann"}\n\ndata: [DONE]\n\n',
  )
  const clock = (await mock.fetch('/clock')).body?.getReader()
  t.match(new TextDecoder().decode((await chunkOf(clock)) as Uint8Array), /^\{"at":".+"\}\n$/)
  await clock?.cancel()
})

const chunkOf = async (reader: ReadableStreamDefaultReader<Uint8Array> | undefined) =>
  (await reader?.read())?.value

t.test('the callback is signed, and made once it is answered', async (t) => {
  const file = join(t.testdir({ 'mock.yaml': yaml('callbacks:') }), 'mock.yaml')
  const hooks: { body: string; signature: string | null }[] = []
  const mock = createMock(await loadMock(file), {
    env: { WEBHOOK_SECRET: 'secret' },
    upstream: async (request) => {
      hooks.push({ body: await request.text(), signature: request.headers.get('x-signature') })
      return new Response(null, { status: hooks.length < 2 ? 503 : 204 })
    },
  })
  t.match(await mock.fetch('/orders', { json: { id: 7 } }), { status: 202 })
  await mock.settled()
  const body = '{"event":"order.paid","order":"7"}'
  const signature = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`
  t.same(hooks, [
    { body, signature },
    { body, signature },
  ])
})

/** The block of TypeScript that imports a module of the package. */
const example = (module: string): string =>
  blocks('ts').find((code) => code.includes(`'${module}'`)) ?? ''

const SOURCES = {
  mockhost: 'sdk/index.ts',
  'mockhost/core': 'core/index.ts',
  'mockhost/client': 'sdk/client/index.ts',
}

/** The code with the package's sources in place of the package. */
const fromSources = (code: string): string =>
  Object.entries(SOURCES).reduce(
    (text, [module, path]) =>
      text.replace(`'${module}'`, `'${pathToFileURL(join(root, path)).href}'`),
    code,
  )

t.test('the client deploys, and follows what the sample is asked', async (t) => {
  const host = await startHost(t)
  await host.printed(/Try:/)
  const file = join(t.testdir({}), 'example.ts')
  const url = `http://127.0.0.1:${host.port}`
  await writeFile(
    file,
    fromSources(example('mockhost/client')).replace('http://localhost:4000', url),
  )
  const env = { ...process.env, MOCKHOST_KEY: host.key }
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  t.teardown(() => child.kill('SIGKILL'))
  const output = collectOutput(child)
  const asking = setInterval(() => host.ask('GET /@shop/api/orders').catch(() => {}), 100)
  t.teardown(() => clearInterval(asking))
  t.ok(await output.printed(/the only response/))
  t.equal((await host.api('GET /deployments')).json.length, 2)
})

for (const module of ['mockhost', 'mockhost/core'])
  t.test(`the example of ${module} runs, and prints what it is said to print`, async (t) => {
    const code = example(module)
    const folder = t.testdir({ 'users.yaml': blocks('yaml')[0] ?? '' })
    const file = join(folder, 'example.ts')
    await writeFile(file, fromSources(code).replace('users.yaml', join(folder, 'users.yaml')))
    const printed: unknown[] = []
    t.intercept(console, 'log', { value: (line: unknown) => printed.push(String(line)) })
    await import(pathToFileURL(file).href)
    const said = [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, line]) => line)
    t.equal(said.length, 1)
    t.same(printed, said)
  })

for (const [command, heading] of [
  ['serve', '## Serving files'],
  ['start', '## Hosting for a team'],
] as const) {
  t.test(`every option of ${command} is listed`, async (t) => {
    const { stdout } = await runBinary([command, '--help'])
    const flags = [...stdout.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag)
    const listed = [
      ...section(heading).matchAll(/^\| `(?:-\w, )?(--[\w-]+)[^|]*\|[^|]*\|[^|]*\|$/gm),
    ]
    t.same(
      listed.map(([, flag]) => flag).sort(),
      [...new Set(flags)].filter((flag) => flag !== '--help').sort(),
    )
  })
}

t.test('every command against a server is named', async (t) => {
  const { stdout } = await runBinary(['--help'])
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name)
  t.ok(commands.length > 15)
  for (const name of commands.filter((name) => name !== 'help' && name !== 'logout'))
    t.match(readme, new RegExp(`\`${name}\`|mockhost ${name}`), String(name))
})

t.test('every dependency has its reason', async (t) => {
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(read('package.json'))
  const table = readme.slice(readme.search(/^\| library /m), readme.indexOf('For development:'))
  const listed = [...table.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, names = '']) =>
    names.split(', ').map((name) => name.replaceAll('`', '')),
  )
  for (const name of Object.keys({ ...dependencies, ...peerDependencies }))
    t.ok(listed.includes(name), name)
  for (const name of listed) t.ok(name in dependencies || name in devDependencies, name)
  const forDevelopment = readme.slice(
    readme.indexOf('For development:'),
    readme.indexOf('## Tests'),
  )
  const others = Object.keys(devDependencies).filter((name) => !listed.includes(name))
  for (const name of others.filter((name) => !name.startsWith('@types/')))
    t.ok(forDevelopment.includes(`\`${name}\``), name)
})

t.test('the number of recorded answers is right', async (t) => {
  const count = (await recordedCases()).reduce((sum, { requests }) => sum + requests.length, 0)
  t.match(readme, `against ${count.toLocaleString('en')} recorded answers`)
})

t.test('the test command is what CI runs', async (t) => {
  t.ok(blocks('sh').includes('npm ci && npm test\n'))
})

for (const path of ['README.md', 'bench/README.md', 'test/conformance/README.md']) {
  t.test(`the links of ${path} lead somewhere`, async (t) => {
    for (const [, link = ''] of read(path).matchAll(/\]\(([^)#]+)\)/g))
      if (!link.startsWith('http')) t.ok(existsSync(join(root, dirname(path), link)), link)
  })
}
