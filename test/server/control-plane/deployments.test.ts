// Deployments through the management API, from the first deploy to being recovered.
import t, { type Test } from 'tap'
import { type Managing, manage } from './managing.ts'

const MOCK = { name: 'Shop', routes: [{ endpoint: '/items', body: ['lamp'] }] }

const managing = async (t: Test): Promise<Managing> => {
  const api = await manage(t.testdir({}))
  t.teardown(() => api.close())
  return api
}

t.test('a mock is deployed, with its URL, its key and where to find it', async (t) => {
  const { ask, errors } = await managing(t)
  const { status, headers, json } = await ask('POST /deployments', {
    body: {
      mock: MOCK,
      subdomain: 'shop',
      visibility: 'private',
      env: { GREETING: 'hi', TOKEN: { value: 's3cret', isSecret: true } },
      message: 'first',
    },
  })
  t.equal(status, 201)
  t.equal(headers.get('location'), '/api/v1/deployments/shop')
  t.match(json, {
    subdomain: 'shop',
    url: 'http://shop.mocks.test',
    visibility: 'private',
    key: /^mh_/,
    revision: 1,
    routes: 1,
    env: [
      { name: 'GREETING', value: 'hi' },
      { name: 'TOKEN', value: null, isSecret: true },
    ],
  })
  const again = await ask('GET /deployments/shop')
  t.match(again.json, { id: json.id, name: 'Shop' })
  t.notOk('key' in again.json, 'the key is not in what readers see')
  t.same((await ask(`GET /deployments/${json.id}`)).json, again.json, 'by id as well')
  t.notMatch(again.text, 's3cret')
  t.same(errors, [])
})

t.test('a mock may be sent as text, whose mistakes are told with their lines', async (t) => {
  const { ask } = await managing(t)
  const good = await ask('POST /deployments', { body: { mock: 'routes: [{ endpoint: /a }]' } })
  t.equal(good.status, 201)
  t.match(good.json.subdomain, /^mock-[a-z0-9]{8}$/)
  const bad = await ask('POST /deployments', {
    body: {
      mock: 'routes:\n  - endpoint: /a\n    sttus: 200\n  - endpoint: /b\n    body: "{{#if}}"\n',
    },
  })
  t.equal(bad.status, 422)
  t.match(bad.json, {
    type: 'urn:mockhost:problem:mock-invalid',
    mistakes: [
      { path: 'routes[0]', severity: 'warning', line: 2 },
      { path: 'routes[0].sttus', severity: 'error', line: 3 },
      { path: 'routes[1].body', severity: 'error', line: 5 },
    ],
  })
  t.equal((await ask('GET /deployments')).json.length, 1, 'nothing was deployed')
})

t.test('what a deployment can not be is refused, each with its own problem', async (t) => {
  const { ask } = await managing(t)
  await ask('POST /deployments', { body: { mock: MOCK, subdomain: 'shop' } })
  const refused: [body: object, status: number, kind: string][] = [
    [{ mock: MOCK, subdomain: 'shop' }, 409, 'subdomain-taken'],
    [{ mock: MOCK, subdomain: 'Sh_op' }, 422, 'subdomain-invalid'],
    [{ mock: MOCK, subdomain: 'admin' }, 422, 'subdomain-invalid'],
    [{ mock: MOCK, region: 'mars' }, 422, 'region-unknown'],
    [{ mock: MOCK, domains: ['a.mocks.test'] }, 422, 'domain-invalid'],
    [{ mock: { routes: 1 } }, 422, 'mock-invalid'],
    [{ mock: { routes: [{ endpoint: '/a', body: 'x'.repeat(100_000) }] } }, 413, 'mock-too-large'],
    [{ mock: MOCK, visibility: 'secret' }, 422, 'request-invalid'],
    [{ mock: MOCK, env: { 'a-b': 'x' } }, 422, 'request-invalid'],
    [{}, 422, 'request-invalid'],
  ]
  for (const [body, status, kind] of refused) {
    const answer = await ask('POST /deployments', { body })
    t.match([answer.status, answer.json.type], [status, `urn:mockhost:problem:${kind}`], kind)
  }
})

t.test('deployments are listed by subdomain, a page at a time, and found by a part', async (t) => {
  const { ask } = await managing(t)
  for (const subdomain of ['ccc', 'aaa', 'bbb'])
    await ask('POST /deployments', { body: { mock: MOCK, subdomain } })
  const names = async (query: string) =>
    (await ask(`GET /deployments${query}`)).json.map(
      ({ subdomain }: { subdomain: string }) => subdomain,
    )
  t.same(await names(''), ['aaa', 'bbb', 'ccc'])
  t.same(await names('?limit=2'), ['aaa', 'bbb'])
  t.same(await names('?limit=2&after=bbb'), ['ccc'])
  t.same(await names('?search=B'), ['bbb'])
  await ask('DELETE /deployments/bbb')
  t.same(await names('?deleted=false'), ['aaa', 'ccc'])
  t.same(await names('?deleted=true'), ['bbb'])
})

t.test('everything but the mock is changed by what is given', async (t) => {
  const { ask } = await managing(t)
  await ask('POST /deployments', {
    body: { mock: MOCK, subdomain: 'shop', env: { A: '1', B: '2' } },
  })
  const { status, json } = await ask('PATCH /deployments/shop', {
    body: {
      subdomain: 'store',
      visibility: 'private',
      region: 'eu',
      isPaused: true,
      domains: ['Shop.example.com'],
      quotas: { requestsPerSecond: 5 },
      env: { A: null, C: { value: '3' } },
    },
  })
  t.equal(status, 200)
  t.match(json, {
    subdomain: 'store',
    url: 'http://store.mocks.test',
    visibility: 'private',
    region: 'eu',
    isPaused: true,
    domains: ['shop.example.com'],
    quotas: { requestsPerSecond: 5, documentBytes: 100_000 },
    env: [{ name: 'B' }, { name: 'C', value: '3' }],
    revision: 1,
  })
  t.equal((await ask('GET /deployments/shop')).status, 404)
})

t.test('a clone is a deployment of its own', async (t) => {
  const { ask } = await managing(t)
  const first = await ask('POST /deployments', {
    body: { mock: MOCK, subdomain: 'shop', env: { A: '1' } },
  })
  const { status, headers, json } = await ask('POST /deployments/shop/clone', {
    body: { subdomain: 'copy' },
  })
  t.equal(status, 201)
  t.equal(headers.get('location'), '/api/v1/deployments/copy')
  t.match(json, { subdomain: 'copy', revision: 1, env: [{ name: 'A' }] })
  t.not(json.key, first.json.key)
  t.match((await ask('POST /deployments/shop/clone')).json.subdomain, /^mock-/, 'without a body')
})

t.test('a deleted deployment can be recovered, also under another name', async (t) => {
  const { ask } = await managing(t)
  const { json } = await ask('POST /deployments', { body: { mock: MOCK, subdomain: 'shop' } })
  const removed = await ask('DELETE /deployments/shop')
  t.equal(removed.status, 200)
  t.match(removed.json, { id: json.id, deletedAt: /^\d{4}-/ })
  t.equal((await ask('GET /deployments/shop')).status, 404)
  t.equal((await ask('DELETE /deployments/shop')).status, 404)
  await ask('POST /deployments', { body: { mock: MOCK, subdomain: 'shop' } })
  const taken = await ask(`POST /deployments/${json.id}/recover`)
  t.equal(taken.status, 409)
  const recovered = await ask('POST /deployments/shop/recover', { body: { subdomain: 'old-shop' } })
  t.match(recovered.json, { id: json.id, subdomain: 'old-shop', deletedAt: null })
})

t.test('a subdomain can be checked while it is typed', async (t) => {
  const { ask } = await managing(t)
  await ask('POST /deployments', { body: { mock: MOCK, subdomain: 'shop' } })
  t.same((await ask('GET /subdomains/free')).json, { isAvailable: true, reason: null })
  t.match((await ask('GET /subdomains/shop')).json, { isAvailable: false, reason: /taken/ })
  t.match((await ask('GET /subdomains/a_b')).json, { isAvailable: false, reason: /./ })
})

t.test('keys of a deployment are made, seen, renewed and revoked', async (t) => {
  const { ask } = await managing(t)
  const { json } = await ask('POST /deployments', { body: { mock: MOCK, subdomain: 'shop' } })
  const made = await ask('POST /deployments/shop/keys', {
    body: { name: 'partner', expiresAt: '2099-01-01T00:00:00Z' },
  })
  t.equal(made.status, 201)
  t.match(made.json, { name: 'partner', key: /^mh_/, expiresAt: '2099-01-01T00:00:00.000Z' })
  const keys = async () => (await ask('GET /deployments/shop/keys')).json
  t.same(
    (await keys()).map(({ key }: { key: string }) => key),
    [json.key, made.json.key],
  )
  const renewed = await ask(`POST /deployments/shop/keys/${made.json.id}/renew`, {
    body: { graceSeconds: 0 },
  })
  t.equal(renewed.status, 200)
  t.match(renewed.json, { name: 'partner' })
  t.not(renewed.json.key, made.json.key)
  const gone = await ask(`DELETE /deployments/shop/keys/${renewed.json.id}`)
  t.equal(gone.status, 204)
  t.equal((await ask(`DELETE /deployments/shop/keys/${renewed.json.id}`)).status, 404)
  t.notOk((await keys()).some(({ id }: { id: string }) => id === renewed.json.id))
})
