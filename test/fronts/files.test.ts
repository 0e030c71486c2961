// Files as bodies, on every front: as they are or as templates, in parts, under their types and names, and nothing
// outside of their folder.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EnvironmentSchemaNoFix as schema } from '@mockoon/commons'
import t, { type Test } from 'tap'
import { toMockoon } from '../../core/formats/index.ts'
import { compileDocument, type Mock } from '../../core/index.ts'
import { connect } from '../support/socket.ts'
import { type Front, type Fronted, frontsWith } from './index.ts'

const LARGE = 300_000
/** Bytes that no text has. */
const large = Uint8Array.from({ length: LARGE }, (_, at) => (at * 31 + (at >> 8)) % 256)

const files = {
  'img/dot.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 1, 2]),
  'img/big.bin': large,
  'img/empty.png': '',
  'texts/hello.txt': "Hello {{queryParam 'name'}}!",
  'texts/plain.json': '{ "a": 1 }',
  'texts/broken.html': '<p>{{#if}}</p>',
  'texts/counted.csv':
    "{{setGlobalVar 'seen' (add (getGlobalVar 'seen') 1)}}{{getGlobalVar 'seen'}}",
  'texts/teapot.json': '{{status 418}}{ "is": "{{faker \'animal.cat\'}}" }',
  'texts/notes.md': '{{not a template}}',
  'posted.txt': "{{body 'name'}}",
  'secret.txt': 'secret',
}

const file = (filePath: string, more: object = {}) => ({
  filePath,
  bodyType: 'FILE' as const,
  sendFileAsBody: true,
  ...more,
})

const mock = {
  headers: { 'X-Mock': 'yes', 'Content-Type': 'application/x-of-the-mock' },
  routes: [
    { endpoint: '/dot', ...file('img/dot.png') },
    { endpoint: '/big', ...file('./img//big.bin') },
    { endpoint: '/backslash', ...file('img\\dot.png') },
    { endpoint: '/empty', ...file('img/empty.png') },
    { endpoint: '/own-type', ...file('img/dot.png', { headers: { 'Content-Type': 'x/own' } }) },
    { endpoint: '/save', ...file('img/dot.png', { sendFileAsBody: false }) },
    { endpoint: '/hello', ...file('texts/hello.txt') },
    { endpoint: '/verbatim', ...file('texts/hello.txt', { disableTemplating: true }) },
    { endpoint: '/json', ...file('texts/plain.json', { statusCode: 201 }) },
    { endpoint: '/broken', ...file('texts/broken.html') },
    { endpoint: '/counted', ...file('texts/counted.csv') },
    { endpoint: '/teapot', ...file('texts/teapot.json') },
    { endpoint: '/notes', ...file('texts/notes.md') },
    { method: 'post' as const, endpoint: '/posted', ...file('posted.txt') },
    { endpoint: '/missing', ...file('img/none.png') },
    { endpoint: '/folder', ...file('img') },
    { endpoint: '/folder-slash', ...file('img/') },
    {
      endpoint: '/fallback',
      ...file('img/none.png', { fallbackTo404: true, body: "no {{queryParam 'name'}}" }),
    },
    { endpoint: '/named', ...file("texts/{{queryParam 'file'}}") },
    { endpoint: '/anywhere', ...file("{{queryParam 'file'}}") },
    { endpoint: '/outside', ...file('../outside.txt') },
    { endpoint: '/absolute', ...file('/etc/hostname') },
    { endpoint: '/link', ...file('link.txt') },
    { endpoint: '/live', ...file('live.txt') },
    { endpoint: '/gone', ...file('img/dot.png', { statusCode: 204 }) },
  ],
}

const fronts = frontsWith('files')
/** Where what is written to the folder is read. */
const folders = frontsWith('files', 'folder')

const each = (
  claim: string,
  check: (t: Test, mock: Fronted, front: Front) => Promise<void>,
  on: readonly Front[] = fronts,
) => {
  for (const front of on)
    t.test(`${claim}: ${front.name}`, async (t) => {
      await check(t, await front.start(t, mock, { files }), front)
    })
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const bytesOf = async (response: Response): Promise<string> =>
  Buffer.from(await response.arrayBuffer()).toString('hex')

each('a file is sent byte for byte, under its own type', async (t, mock) => {
  const dot = await mock.fetch('/dot')
  t.equal(dot.status, 200)
  t.equal(dot.headers.get('content-type'), 'image/png')
  t.equal(dot.headers.get('x-mock'), 'yes')
  t.equal(await bytesOf(dot), '89504e4700ff0102')
  const big = await mock.fetch('/big')
  t.equal(big.headers.get('content-length'), String(LARGE))
  t.equal(big.headers.get('content-type'), 'application/octet-stream')
  t.equal(digest(await big.bytes()), digest(large))
  t.equal(await bytesOf(await mock.fetch('/backslash')), '89504e4700ff0102')
  t.equal((await mock.fetch('/own-type')).headers.get('content-type'), 'x/own')
  const empty = await mock.fetch('/empty')
  t.equal(empty.status, 200)
  t.equal(await empty.text(), '')
  const gone = await mock.fetch('/gone')
  t.equal(gone.status, 204)
  t.equal(await gone.text(), '')
})

each('HEAD is told how long it is', async (t, mock, { lacks }) => {
  for (const [path, length] of [
    ['/big', LARGE],
    ['/dot', 8],
  ] as const) {
    const head = await mock.fetch(path, { method: 'HEAD' })
    t.equal(head.status, 200)
    // Only who sends it says the length of what is short.
    if (path === '/big' || !lacks.has('port'))
      t.equal(head.headers.get('content-length'), String(length))
    t.equal(await head.text(), '')
  }
})

each('a file that is to be saved has its name', async (t, mock) => {
  const saved = await mock.fetch('/save')
  t.equal(saved.headers.get('content-disposition'), 'attachment; filename="dot.png"')
  t.equal((await mock.fetch('/dot')).headers.get('content-disposition'), null)
})

each('parts of it are sent as they are asked for', async (t, mock) => {
  const part = async (range: string, more: Record<string, string> = {}) => {
    const response = await mock.fetch('/big', { headers: { range, ...more } })
    return { response, bytes: await response.bytes() }
  }
  const first = await part('bytes=0-99')
  t.equal(first.response.status, 206)
  t.equal(first.response.headers.get('content-range'), `bytes 0-99/${LARGE}`)
  t.equal(first.response.headers.get('content-length'), '100')
  t.equal(digest(first.bytes), digest(large.subarray(0, 100)))
  t.equal(digest((await part('bytes=299990-')).bytes), digest(large.subarray(299_990)))
  t.equal(digest((await part('bytes=-7')).bytes), digest(large.subarray(-7)))
  t.equal((await part('bytes=5-5,8-9')).response.headers.get('content-range'), `bytes 5-5/${LARGE}`)
  const beyond = await part('bytes=300000-')
  t.equal(beyond.response.status, 416)
  t.equal(beyond.response.headers.get('content-range'), `bytes */${LARGE}`)
  t.equal((await part('lines=1-2')).response.status, 200)
  t.equal((await part('bytes=x')).response.status, 200)
  const etag = first.response.headers.get('etag') ?? ''
  t.match(etag, /^"[\w-]+"$/)
  t.equal((await part('bytes=0-9', { 'if-range': etag })).response.status, 206)
  t.equal((await part('bytes=0-9', { 'if-range': '"another"' })).response.status, 200)
  const known = await mock.fetch('/big', {
    headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
  })
  t.equal(known.status, 304)
})

each('texts are templates, and types that are none stay as they are', async (t, mock) => {
  const text = async (path: string, init?: RequestInit) => (await mock.fetch(path, init)).text()
  const hello = await mock.fetch('/hello?name=Ada')
  t.equal(hello.headers.get('content-type'), 'text/plain; charset=utf-8')
  t.equal(await hello.text(), 'Hello Ada!')
  t.equal(await text('/hello?name=Bob'), 'Hello Bob!')
  t.equal(await text('/verbatim'), files['texts/hello.txt'])
  t.equal(await text('/notes'), files['texts/notes.md'])
  const json = await mock.fetch('/json')
  t.match(json, { status: 201 })
  t.equal(json.headers.get('content-type'), 'application/json; charset=utf-8')
  t.equal(await json.text(), '{ "a": 1 }')
  t.equal(
    await text('/posted', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"Eve"}',
    }),
    'Eve',
  )
  const teapot = await mock.fetch('/teapot')
  t.equal(teapot.status, 418)
  t.match(await teapot.json(), { is: /\w/ })
  t.equal(await text('/counted'), '1')
  t.equal(await text('/counted'), '2')
  const broken = await mock.fetch('/broken')
  t.equal(broken.status, 500)
  t.match(await broken.json(), { type: 'urn:mockhost:problem:template-syntax' })
})

each('what is no file is missed, and may be stood in for', async (t, mock) => {
  for (const path of ['/missing', '/folder', '/folder-slash']) {
    const missing = await mock.fetch(path)
    t.equal(missing.status, 404, path)
    t.match(await missing.json(), { type: 'urn:mockhost:problem:file-missing' }, path)
  }
  const fallback = await mock.fetch('/fallback?name=luck')
  t.equal(fallback.status, 404)
  t.match(fallback.headers.get('content-type'), /^image\/png/)
  t.equal(await fallback.text(), 'no luck')
})

const ESCAPES = [
  ...[
    '../secret.txt',
    '..%2Fsecret.txt',
    '..%5Csecret.txt',
    './../secret.txt',
    'x/../../secret.txt',
  ],
  ...['/etc/hostname', '//etc/hostname', '%2e%2e/secret.txt', '....//../secret.txt', '..', '.', ''],
]

each('a path that a request makes stays in the folder before its template', async (t, mock) => {
  t.equal(await (await mock.fetch('/named?file=hello.txt&name=Ada')).text(), 'Hello Ada!')
  for (const path of ESCAPES) {
    const response = await mock.fetch(`/named?file=${path}`)
    t.ok([403, 404].includes(response.status), `${path}: ${response.status}`)
    t.notMatch(await response.text(), /^secret$/)
  }
  t.equal(await (await mock.fetch('/anywhere?file=secret.txt')).text(), 'secret')
  for (const path of [
    '../outside.txt',
    '/etc/hostname',
    '..%5Coutside.txt',
    'img/../../outside.txt',
  ])
    t.equal((await mock.fetch(`/anywhere?file=${path}`)).status, 403, path)
})

each('nothing outside of the folder of files is read', async (t, mock, { lacks }) => {
  await writeFile(join(mock.folder, '..', 'outside.txt'), 'outside')
  await symlink(join('..', 'outside.txt'), join(mock.folder, 'link.txt'))
  for (const path of ['/outside', '/absolute', ...(lacks.has('folder') ? [] : ['/link'])]) {
    const response = await mock.fetch(path)
    t.equal(response.status, 403, path)
    const text = await response.text()
    t.match(JSON.parse(text), { type: 'urn:mockhost:problem:file-forbidden' })
    t.notMatch(text, mock.folder)
  }
})

each(
  'a file that changes is sent as it is by then',
  async (t, mock) => {
    t.equal((await mock.fetch('/live')).status, 404)
    const path = join(mock.folder, 'live.txt')
    await writeFile(path, 'one {{method}}')
    t.equal(await (await mock.fetch('/live')).text(), 'one GET')
    await writeFile(path, 'second {{method}}')
    t.equal(await (await mock.fetch('/live')).text(), 'second GET')
    await truncate(path, 0)
    t.equal(await (await mock.fetch('/live')).text(), '')
  },
  folders,
)

const talk = {
  routes: [
    {
      type: 'ws' as const,
      endpoint: '/talk',
      responses: [
        {
          ...file('img/dot.png'),
          rules: [{ target: 'body' as const, modifier: 'want', value: 'image' }],
        },
        {
          ...file('../secret.txt'),
          rules: [{ target: 'body' as const, modifier: 'want', value: 'secret' }],
        },
        { ...file('posted.txt'), default: true },
      ],
    },
  ],
}

for (const front of fronts.filter(({ lacks }) => !lacks.has('port')))
  t.test(`a file is what a WebSocket says: ${front.name}`, async (t) => {
    const mock = await front.start(t, talk, { files })
    const socket = await connect(t, `${mock.url}/talk`, { headers: mock.headers })
    socket.send('{"name":"Ann"}')
    t.equal(await socket.next(), 'Ann')
    socket.send('{"want":"secret"}')
    t.match(JSON.parse(await socket.next()), { type: 'urn:mockhost:problem:file-forbidden' })
    const image = once(socket.raw, 'message')
    socket.send('{"want":"image"}')
    const [bytes, isBinary] = await image
    t.ok(isBinary)
    t.same([...bytes], [...files['img/dot.png']])
  })

const HUGE = 256 * 1024 * 1024

for (const front of folders.filter(({ lacks }) => !lacks.has('process')))
  t.test(`a huge file is never in memory: ${front.name}`, async (t) => {
    const mock = await front.start(
      t,
      { routes: [{ endpoint: '/', ...file('huge.bin') }] },
      { files },
    )
    await writeFile(join(mock.folder, 'huge.bin'), '')
    await truncate(join(mock.folder, 'huge.bin'), HUGE)
    const rss = () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${mock.pid}/status`, 'utf8'))?.[1]) * 1024
    await (await mock.fetch('/', { method: 'HEAD' })).text()
    const before = rss()
    let bytes = 0
    let most = 0
    for await (const chunk of (await mock.fetch('/')).body ?? []) {
      bytes += chunk.length
      if (bytes % (8 * 1024 * 1024) < chunk.length) most = Math.max(most, rss())
    }
    t.equal(bytes, HUGE)
    t.ok(most - before < HUGE * 0.6, `${most - before} bytes more`)
  })

const { environment } = toMockoon(compileDocument(mock).mock as Mock)

t.test('what Mockoon knows of it is a Mockoon file', async (t) => {
  t.notOk((schema as { validate(value: unknown): { error?: Error } }).validate(environment).error)
})

for (const front of fronts)
  t.test(`a Mockoon file answers as Mockoon does: ${front.name}`, async (t) => {
    const mock = await front.start(t, environment as never, { files })
    const dot = await mock.fetch('/dot')
    t.equal(dot.headers.get('etag'), null)
    t.equal(dot.headers.get('accept-ranges'), null)
    const ranged = (path: string, range: string) => mock.fetch(path, { headers: { range } })
    t.match(await ranged('/big', 'bytes=0-9'), { status: 206 })
    const beyond = await ranged('/big', 'bytes=300000-')
    t.equal(beyond.status, 416)
    t.equal(await beyond.text(), 'Requested range not satisfiable')
    const malformed = await ranged('/big', 'x')
    t.equal(malformed.status, 400)
    t.equal(await malformed.text(), 'Malformed range header')
    const missing = await mock.fetch('/missing')
    t.equal(missing.status, 200)
    t.match(missing.headers.get('content-type'), /^text\/plain/)
    t.match(await missing.text(), /^Error while serving the file content: ENOENT/)
    const broken = await mock.fetch('/broken')
    t.equal(broken.status, 200)
    t.match(await broken.text(), /^Error while serving the file content: Parse error/)
    t.notMatch(await (await mock.fetch('/named?file=../secret.txt')).text(), /^secret$/)
  })
