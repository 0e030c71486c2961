// Mocks through the management API: read in each format, replaced, changed part by part, rolled back.
import { readFile } from 'node:fs/promises'
import t, { type Test } from 'tap'
import { type Managing, manage } from './managing.ts'

const ROUTE = 'd2a1b0de-45a1-4a52-8a3b-3f6a3a3b8f11'
const BUCKET = '1b2f1e9c-9f2a-4c8e-8a53-3f6a3a3b8f22'
const MOCK = {
  name: 'Shop',
  data: [{ uuid: BUCKET, id: 'cart', name: 'Cart', value: '[]' }],
  routes: [{ uuid: ROUTE, endpoint: '/items', body: 'one' }],
}

async function managing(t: Test, mock: unknown = MOCK): Promise<Managing> {
  const api = await manage(t.testdir({}))
  t.teardown(() => api.close())
  const { status } = await api.ask('POST /deployments', { body: { mock, subdomain: 'shop' } })
  t.equal(status, 201)
  return api
}

const at = '/deployments/shop'

t.test('a mock is read as it was written, with its revision as its tag', async (t) => {
  const { ask } = await managing(t)
  const { status, headers, json } = await ask(`GET ${at}/mock`)
  t.equal(status, 200)
  t.same(json, MOCK)
  t.equal(headers.get('etag'), '"1"')
  t.equal(headers.get('content-type'), 'application/json')
})

t.test('a mock is read as YAML, which can be deployed again', async (t) => {
  const { ask } = await managing(t)
  const { headers, text } = await ask(`GET ${at}/mock?format=yaml`)
  t.equal(headers.get('content-type'), 'application/yaml')
  t.match(text, /^name: Shop\n/)
  const type = { 'content-type': 'application/yaml' }
  const { status } = await ask(`PUT ${at}/mock`, { body: text, headers: type })
  t.equal(status, 200)
  t.same((await ask(`GET ${at}/mock`)).json, MOCK)
})

t.test('a mock is read as a Mockoon environment, also one of an old file', async (t) => {
  const { ask } = await managing(t, { ...MOCK, routes: [{ endpoint: '/a', body: { b: 1 } }] })
  const { json } = await ask(`GET ${at}/mock?format=mockoon`)
  t.match(json, {
    lastMigration: 33,
    routes: [{ method: 'get', responses: [{ body: '{"b":1}', label: '' }] }],
  })
  t.match(json.rootChildren, [{ type: 'route', uuid: json.routes[0].uuid }])
  const old = { uuid: '', lastMigration: 20, name: 'Old', port: 3000, routes: [], folders: [] }
  t.equal((await ask(`PUT ${at}/mock`, { body: old })).status, 200)
  t.match((await ask(`GET ${at}/mock`)).json, { lastMigration: 20 })
  t.match((await ask(`GET ${at}/mock?format=mockoon`)).json, { lastMigration: 33, name: 'Old' })
})

t.test('what a Mockoon environment has no word for is named where it is left out', async (t) => {
  const { ask } = await managing(t, {
    ...MOCK,
    routes: [{ endpoint: '/a', disabled: true, body: 'x' }],
  })
  const { headers, json } = await ask(`GET ${at}/mock?format=mockoon`)
  t.equal(headers.get('x-mockhost-lost'), encodeURI('routes[0].disabled'))
  t.notOk('disabled' in json.routes[0])
  t.equal((await ask(`GET ${at}/mock`)).headers.get('x-mockhost-lost'), null)
})

t.test('a mock is replaced by JSON, by YAML, and by what curl sends', async (t) => {
  const { ask } = await managing(t)
  const yaml = 'name: From YAML\nroutes: [{ endpoint: /a, body: hi }]\n'
  const bodies: [type: string, body: string, status: number][] = [
    ['application/json', JSON.stringify({ ...MOCK, name: 'From JSON' }), 200],
    ['application/json', JSON.stringify(yaml), 200],
    ['application/yaml', yaml, 200],
    ['text/yaml; charset=utf-8', yaml, 200],
    ['text/plain', yaml, 200],
    ['application/x-www-form-urlencoded', JSON.stringify(MOCK), 200],
    ['', yaml, 200],
    ['application/json', yaml, 400],
    ['application/json', '[]', 400],
    ['application/json', '', 400],
    ['text/yaml', '', 422],
    ['image/png', yaml, 415],
  ]
  let revision = 1
  for (const [type, body, status] of bodies) {
    const headers = { 'content-type': type }
    const answer = await ask(`PUT ${at}/mock`, { body: new TextEncoder().encode(body), headers })
    t.equal(answer.status, status, `${type}: ${body.slice(0, 20)}`)
    if (status !== 200) continue
    revision++
    t.equal(answer.json.revision, revision)
    t.equal(answer.headers.get('etag'), `"${revision}"`)
  }
})

t.test('mistakes in a text are told with their lines, and the last good mock stays', async (t) => {
  const { ask } = await managing(t)
  for (const [type, body, line] of [
    ['application/json', '{\n  "routes": [\n    { "endpoint": 5 }\n  ]\n}', 3],
    ['application/yaml', 'routes:\n  - endpoint: [5]\n', 2],
    ['application/yaml', 'routes:\n  - endpoint: "\n', 3],
  ] as const) {
    const { status, json } = await ask(`PUT ${at}/mock`, {
      body,
      headers: { 'content-type': type },
    })
    t.equal(status, 422)
    t.match(json, { type: 'urn:mockhost:problem:mock-invalid', mistakes: [{ line }] })
  }
  t.same((await ask(`GET ${at}/mock`)).json, MOCK)
})

t.test('what is odd in a mock is told with the change', async (t) => {
  const { ask } = await managing(t)
  const { json } = await ask(`PUT ${at}/mock`, {
    body: { ...MOCK, tlsOptions: { enabled: true }, hostname: '0.0.0.0' },
  })
  t.match(json.warnings.map(({ path }: { path: string }) => path).sort(), [
    'hostname',
    'tlsOptions.enabled',
  ])
})

t.test('a change that was made from another revision is refused', async (t) => {
  const { ask } = await managing(t)
  await ask(`PUT ${at}/mock`, { body: MOCK })
  const tags: [ifMatch: string, status: number][] = [
    ['1', 412],
    ['"1"', 412],
    ['W/"1"', 412],
    ['3', 412],
    ['', 400],
    ['"2', 400],
    ['abc', 400],
    ['"1", "2"', 400],
  ]
  for (const [ifMatch, status] of tags)
    for (const request of [`PUT ${at}/mock`, `PATCH ${at}/routes/${ROUTE}`]) {
      const answer = await ask(request, { body: MOCK.routes[0], headers: { 'if-match': ifMatch } })
      t.equal(answer.status, status, `${request} ${ifMatch}`)
      if (status === 412)
        t.match(answer.json, { type: 'urn:mockhost:problem:lost-update', revision: 2 })
    }
  let revision = 2
  for (const ifMatch of ['2', '"3"', 'W/"4"', '*']) {
    const headers = { 'if-match': ifMatch }
    t.equal((await ask(`PUT ${at}/mock`, { body: MOCK, headers })).json.revision, ++revision)
  }
})

t.test('a part is changed by its uuid, the rest stays', async (t) => {
  const { ask } = await managing(t)
  const { status, headers, json } = await ask(`PATCH ${at}/routes/${ROUTE}`, {
    body: { endpoint: '/things' },
  })
  t.equal(status, 200)
  t.equal(headers.get('etag'), '"2"')
  t.match(json, { revision: 2, routes: 1 })
  t.equal((await ask(`PATCH ${at}/buckets/${BUCKET}`, { body: { name: 'Basket' } })).status, 200)
  const mock = (await ask(`GET ${at}/mock`)).json
  t.match(mock, { name: 'Shop', data: [{ uuid: BUCKET, name: 'Basket' }] })
  t.match(mock.routes[0], { uuid: ROUTE, endpoint: /things/ })
  for (const kind of ['routes', 'responses', 'buckets', 'callbacks'])
    t.equal((await ask(`PATCH ${at}/${kind}/nobody`, { body: {} })).status, 404, kind)
  t.equal((await ask(`PATCH ${at}/folders/${ROUTE}`, { body: {} })).status, 404)
  const bad = await ask(`PATCH ${at}/routes/${ROUTE}`, { body: { endpoint: 5 } })
  t.equal(bad.status, 422)
})

t.test('revisions are listed, compared and rolled back to', async (t) => {
  const { ask } = await managing(t)
  const second = { ...MOCK, routes: [{ ...MOCK.routes[0], body: 'two' }] }
  await ask(`PUT ${at}/mock?message=two%20instead`, { body: second })
  await ask(`PATCH ${at}/routes/${ROUTE}`, { body: { endpoint: '/others' } })
  const list = await ask(`GET ${at}/revisions`)
  t.match(list.json, [
    { number: 3, routes: 1 },
    { number: 2, message: 'two instead', author: 'root' },
    { number: 1 },
  ])
  const numbers = async (query: string) =>
    (await ask(`GET ${at}/revisions?${query}`)).json.map(({ number }: { number: number }) => number)
  t.same(await numbers('limit=1'), [3])
  t.same(await numbers('before=3&limit=1'), [2])
  t.same(await numbers('before=1'), [])
  t.equal((await ask(`GET ${at}/revisions?limit=0`)).status, 422)
  const detail = await ask(`GET ${at}/revisions/2`)
  t.match(detail.json, {
    number: 2,
    comparedWith: 1,
    mock: second,
    differences: [{ kind: 'changed', path: 'routes[0].body', before: 'one', after: 'two' }],
  })
  t.match((await ask(`GET ${at}/revisions/1`)).json, { comparedWith: null, differences: [] })
  t.match((await ask(`GET ${at}/revisions/1?against=2`)).json, {
    comparedWith: 2,
    differences: [{ before: 'two', after: 'one' }],
  })
  t.same((await ask(`GET ${at}/mock?revision=2`)).json, second)
  const back = await ask(`POST ${at}/rollback`, { body: { revision: 1, message: 'oops' } })
  t.equal(back.status, 200)
  t.equal(back.headers.get('etag'), '"4"')
  t.same((await ask(`GET ${at}/mock`)).json, MOCK)
  t.equal((await ask(`POST ${at}/rollback`, { body: { revision: 9 } })).status, 404)
  t.equal((await ask(`POST ${at}/rollback`, { body: { revision: 0 } })).status, 422)
})

t.test('the sample goes in and comes out in each format', async (t) => {
  const sample = await readFile(
    new URL('../../../server/sample/shop.yaml', import.meta.url),
    'utf8',
  )
  const { ask } = await managing(t, sample)
  for (const format of ['json', 'yaml', 'mockoon']) {
    const { text, headers } = await ask(`GET ${at}/mock?format=${format}`)
    const type = { 'content-type': headers.get('content-type') ?? '' }
    const { status } = await ask(`PUT ${at}/mock`, { body: text, headers: type })
    t.equal(status, 200, format)
  }
})
