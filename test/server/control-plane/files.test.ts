// Files of deployments: uploaded, listed, fetched, deleted, within their quota, each content once.
import { createHash, randomBytes } from 'node:crypto'
import t, { type Test } from 'tap'
import { Contents } from '../../../server/assets/contents.ts'
import { Assets } from '../../../server/assets/index.ts'
import type { Database } from '../../../server/storage/index.ts'
import { openData, problemOf } from '../../support/with-deployments.ts'
import { type Managing, manage } from './managing.ts'

const MIB = 1024 * 1024
const BYTES = { 'content-type': 'application/octet-stream' }
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function start(t: Test): Promise<Managing> {
  const api = await manage(t.testdir({}))
  t.teardown(() => api.close())
  const mock = { routes: [{ endpoint: '/a', filePath: 'a.txt', bodyType: 'FILE' }] }
  await api.ask('POST /deployments', { body: { mock, subdomain: 'shop' } })
  return api
}

const put = (api: Managing, path: string, body: string | Uint8Array, name = 'shop') =>
  api.ask(`PUT /deployments/${name}/files?path=${encodeURIComponent(path)}`, {
    body,
    headers: BYTES,
  })

t.test('a file is uploaded, listed, fetched, replaced and deleted', async (t) => {
  const api = await start(t)
  t.same((await api.ask('GET /deployments/shop/files')).json, [])
  const large = randomBytes(2 * MIB + 12_345)
  const { status, json } = await put(api, 'data/large.bin', large)
  t.equal(status, 200)
  t.match(json, { path: 'data/large.bin', bytes: large.length, sha256: sha256(large) })
  await put(api, './a.txt', 'one')
  await put(api, 'a.txt', 'other')
  await put(api, 'empty', '')
  const listed = (await api.ask('GET /deployments/shop/files')).json
  t.same(
    listed.map(({ path, bytes }: { path: string; bytes: number }) => [path, bytes]),
    [
      ['a.txt', 5],
      ['data/large.bin', large.length],
      ['empty', 0],
    ],
  )
  const got = await api.send('GET /deployments/shop/files/content?path=data/large.bin')
  t.equal(sha256(await got.bytes()), sha256(large))
  t.match(got.headers.get('content-disposition'), 'attachment')
  t.match(got.headers.get('x-content-type-options'), 'nosniff')
  t.equal((await api.send('GET /deployments/shop/files/content?path=empty')).status, 200)
  t.equal((await api.ask('DELETE /deployments/shop/files?path=a.txt')).status, 204)
  const gone = await api.ask('DELETE /deployments/shop/files?path=a.txt')
  t.match(gone.json, { status: 404, type: 'urn:mockhost:problem:unknown-file' })
  t.equal((await api.ask('GET /deployments/shop/files/content?path=a.txt')).status, 404)
})

t.test('what is no path of a file is refused', async (t) => {
  const api = await start(t)
  for (const [path, reason] of [
    ['/etc/passwd', /it is absolute/],
    ['C:\\a.txt', /it is absolute/],
    ['../a.txt', /leads out/],
    ['a/..\\..\\b', /leads out/],
    ['a/', /names no file/],
    ['.', /names no file/],
    ['a\u0000b', /can not be seen/],
    [`${'x/'.repeat(40)}a`, /deeper than 32/],
  ] as const) {
    const { status, json } = await put(api, path, 'x')
    const name = JSON.stringify(path)
    t.equal(status, 422, name)
    t.match(json, { type: 'urn:mockhost:problem:path-invalid', detail: reason }, name)
  }
  t.equal((await api.ask('PUT /deployments/shop/files', { body: 'x' })).status, 422)
  t.equal((await put(api, `${'a'.repeat(600)}`, 'x')).status, 422)
  t.equal((await put(api, 'a', 'x', 'nobody')).status, 404)
  const read = await api.ask('PUT /deployments/shop/files?path=a', {
    key: api.keyFor('read'),
    body: 'x',
  })
  t.equal(read.status, 403)
  const zipped = { ...BYTES, 'content-encoding': 'gzip' }
  const refused = await api.ask('PUT /deployments/shop/files?path=a', {
    body: 'x',
    headers: zipped,
  })
  t.equal(refused.status, 415)
  t.same((await api.ask('GET /deployments/shop/files')).json, [])
})

t.test(
  'the quota is that of all files together, and what is over it changes nothing',
  async (t) => {
    const api = await start(t)
    await api.ask('PATCH /deployments/shop', { body: { quotas: { filesBytes: 10 } } })
    t.equal((await put(api, 'a', '12345')).status, 200)
    t.equal((await put(api, 'b', '12345')).status, 200)
    const over = await put(api, 'c', '1')
    t.match(over.json, { status: 413, type: 'urn:mockhost:problem:files-too-large', limit: 10 })
    t.equal((await put(api, 'b', '123456')).status, 413)
    t.equal((await put(api, 'b', '54321')).status, 200, 'its own place is free')
    t.equal(await (await api.send('GET /deployments/shop/files/content?path=b')).text(), '54321')
    await api.ask('PATCH /deployments/shop', { body: { quotas: { filesBytes: 0 } } })
    t.equal((await put(api, 'c', '1')).status, 200)
  },
)

t.test('a clone has the files, and keeps them', async (t) => {
  const api = await start(t)
  await put(api, 'a.txt', 'one')
  const { json: clone } = await api.ask('POST /deployments/shop/clone', {
    body: { subdomain: 'two' },
  })
  t.same(clone.warnings, [], 'none is missed')
  await api.ask('DELETE /deployments/shop/files?path=a.txt')
  t.equal(await (await api.send('GET /deployments/two/files/content?path=a.txt')).text(), 'one')
})

t.test('a file that is not there yet is a warning', async (t) => {
  const api = await start(t)
  const mock = {
    routes: [
      { endpoint: '/a', filePath: 'a.txt', bodyType: 'FILE' },
      { endpoint: '/b', filePath: '/etc/hosts', bodyType: 'FILE' },
      { endpoint: '/c', filePath: "{{urlParam 'x'}}", bodyType: 'FILE' },
    ],
  }
  const missing = await api.ask('PUT /deployments/shop/mock', { body: mock })
  t.match(missing.json.warnings, [
    {
      message: 'the file "a.txt" is not uploaded yet, and is answered with 404',
      hint: /Upload it/,
    },
    { message: 'the file "/etc/hosts" is not one of the deployment, and is answered with 403' },
  ])
  t.equal(missing.json.warnings.length, 2)
  await put(api, 'a.txt', 'one')
  t.equal((await api.ask('PUT /deployments/shop/mock', { body: mock })).json.warnings.length, 1)
})

/** How many contents and parts there are. */
const kept = (database: Database): [contents: number, parts: number] => {
  const count = (table: string) =>
    Number(database.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n)
  return [count('contents'), count('content_parts')]
}

const streamOf = (...chunks: (Uint8Array | Error)[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift()
      if (chunk === undefined) controller.close()
      else if (chunk instanceof Error) controller.error(chunk)
      else controller.enqueue(chunk)
    },
  })

async function withRows(t: Test): Promise<{ database: Database; assets: Assets }> {
  const database = await openData(t)
  for (const id of ['one', 'two'])
    database
      .prepare(
        "INSERT INTO deployments (id, subdomain, name, visibility, region, is_paused, quotas, revision, routes, created_at, changed_at) VALUES (?, ?, '', 'public', 'local', 0, '{}', 1, 0, 0, 0)",
      )
      .run(id, id)
  return { database, assets: new Assets(database) }
}

t.test('the same content is kept once, and gone with its last file', async (t) => {
  const { database, assets } = await withRows(t)
  const bytes = randomBytes(MIB + 1)
  await assets.put('one', 'a', streamOf(bytes), 0)
  await assets.put('one', 'b', streamOf(bytes.subarray(0, 5), bytes.subarray(5)), 0)
  await assets.put('two', 'a', streamOf(bytes), 0)
  t.same(kept(database), [1, 2])
  assets.remove('one', 'a')
  assets.remove('one', 'b')
  t.same(kept(database), [1, 2])
  const file = assets.need('two', 'a')
  t.equal(sha256(assets.bytes(file)), sha256(bytes))
  const part = await new Response(assets.read(file, MIB - 2, MIB + 1)).bytes()
  t.same([...part], [...bytes.subarray(MIB - 2)])
  database.exec("DELETE FROM deployments WHERE id = 'two'")
  assets.collect()
  t.same(kept(database), [0, 0])
})

t.test('an upload that breaks off leaves nothing, and the file as it was', async (t) => {
  const { database, assets } = await withRows(t)
  await assets.put('one', 'a', streamOf(Buffer.from('first')), 0)
  const broken = streamOf(randomBytes(3 * MIB), new Error('reset'))
  const { kind, status } = await problemOf(t, () => assets.put('one', 'a', broken, 0))
  t.same([kind, status], ['upload-broken', 400])
  t.same(kept(database), [1, 1])
  t.equal(Buffer.from(assets.bytes(assets.need('one', 'a'))).toString(), 'first')
  database.exec('INSERT INTO contents (bytes) VALUES (0)')
  new Contents(database)
  t.same(kept(database), [1, 1], 'what came in when a server ended is gone at the next start')
})

t.test('uploads at the same time are not over the quota together', async (t) => {
  const { assets } = await withRows(t)
  const results = await Promise.allSettled(
    ['a', 'b', 'c'].map((path) => assets.put('one', path, streamOf(Buffer.from('1234')), 9)),
  )
  t.equal(results.filter(({ status }) => status === 'fulfilled').length, 2)
  t.equal(assets.list('one').length, 2)
})

t.test('a deployment has 1,000 files at most', async (t) => {
  const { database, assets } = await withRows(t)
  await assets.put('one', 'a', streamOf(Buffer.from('x')), 0)
  const { id } = assets.need('one', 'a').content
  database.transaction(() => {
    for (let at = 1; at < 1_000; at++)
      database
        .prepare(
          'INSERT INTO files (deployment_id, path, content_id, changed_at) VALUES (?, ?, ?, 0)',
        )
        .run('one', `f${at}`, id)
  })
  const { kind } = await problemOf(t, () => assets.put('one', 'more', streamOf(), 0))
  t.equal(kind, 'too-many-files')
  await assets.put('one', 'a', streamOf(Buffer.from('y')), 0)
  t.equal(assets.list('one').length, 1_000)
})
