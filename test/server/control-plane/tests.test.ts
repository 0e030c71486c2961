// What tests do with a deployment through the management API: sessions, overrides, dry runs, beginning anew.
import t, { type Test } from 'tap'
import { type Managing, manage } from './managing.ts'

const MOCK = {
  data: { users: [{ id: '1', name: 'Ann' }] },
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    {
      endpoint: '/greet/:name',
      responses: [
        {
          label: 'polite',
          body: 'Good day',
          rules: [{ target: 'query', modifier: 'polite', operator: 'equals', value: '1' }],
        },
        { body: "Hi {{urlParam 'name'}}" },
      ],
    },
  ],
}

const at = '/deployments/shop'

async function managing(t: Test): Promise<Managing> {
  const api = await manage(t.testdir({}))
  t.teardown(() => api.close())
  const { status } = await api.ask('POST /deployments', { body: { mock: MOCK, subdomain: 'shop' } })
  t.equal(status, 201)
  return api
}

/** What a request would be answered with. */
const matched = async (
  { ask }: Managing,
  target: string,
  { session = '', ...request }: Record<string, unknown> = {},
) => (await ask(`POST ${at}/match${session}`, { body: { target, ...request } })).json

t.test('a session is made, found, and ended', async (t) => {
  const { ask } = await managing(t)
  t.same((await ask(`GET ${at}/sessions`)).json, [])
  const { json } = await ask(`PUT ${at}/sessions/t:1`)
  t.match(json, { id: 't:1', createdAt: /^2/, usedAt: /^2/, requests: 0 })
  t.match((await ask(`PUT ${at}/sessions/t:1`)).json, { createdAt: json.createdAt })
  await ask(`PUT ${at}/sessions/t.2`)
  t.match(await ask(`GET ${at}/sessions`).then(({ json }) => json), [{ id: 't:1' }, { id: 't.2' }])
  t.equal((await ask(`DELETE ${at}/sessions/t:1`)).status, 204)
  t.match((await ask(`DELETE ${at}/sessions/t:1`)).json, { type: /unknown-session/, status: 404 })
  t.match((await ask(`PUT ${at}/sessions/a%20b`)).json, { type: /session-invalid/, status: 422 })
})

t.test('what is read of a session must be there; what is changed makes it', async (t) => {
  const { ask } = await managing(t)
  const routes = [{ endpoint: '/new', body: 'new' }]
  const reads = [`GET ${at}/overrides`, `GET ${at}/responses`, `DELETE ${at}/overrides`]
  for (const request of reads) {
    t.match((await ask(`${request}?session=none`)).json, { type: /unknown-session/ }, request)
    t.match((await ask(`${request}?session=a%20b`)).json, { type: /request-invalid/ }, request)
  }
  t.match((await ask(`GET ${at}/sessions/none/transactions`)).json, { type: /unknown-session/ })
  const match = { target: '/new' }
  t.equal((await ask(`POST ${at}/match?session=none`, { body: match })).status, 404)
  t.equal((await ask(`POST ${at}/overrides?session=one`, { body: { routes } })).status, 201)
  t.equal((await ask(`POST ${at}/reset?session=two`)).status, 204)
  t.match((await ask(`GET ${at}/sessions`)).json, [{ id: 'one' }, { id: 'two' }])
})

t.test('overrides answer first until they are taken away', async (t) => {
  const managed = await managing(t)
  const { ask } = managed
  const bodyOf = async (session = '') =>
    (await matched(managed, '/greet/Ann', { session })).response.body
  const use = async (body: string, query = '') =>
    (
      await ask(`POST ${at}/overrides${query}`, {
        body: { routes: [{ endpoint: '/greet/:name', body }] },
      })
    ).json
  await ask(`PUT ${at}/sessions/before`)
  const first = await use('first')
  t.match(first, { id: /./, routes: [{ body: 'first' }], times: null, warnings: [] })
  await use('second')
  t.equal(await bodyOf(), 'second')
  await ask(`PUT ${at}/sessions/after`)
  t.equal(await bodyOf('?session=before'), 'Hi Ann', 'a session does not see later ones')
  t.equal(await bodyOf('?session=after'), 'second', 'and begins with those that are there')
  await use('own', '?session=after')
  t.equal(await bodyOf('?session=after'), 'own')
  t.equal(await bodyOf(), 'second')
  t.match(
    (await ask(`GET ${at}/overrides`)).json.map(({ id }: { id: string }) => id),
    [first.id, /./],
  )
  t.equal((await ask(`DELETE ${at}/overrides`)).status, 204)
  t.equal(await bodyOf(), 'Hi Ann')
  t.equal((await ask(`DELETE ${at}/overrides?session=after&id=${first.id}`)).status, 204)
  t.match((await ask(`DELETE ${at}/overrides?id=${first.id}`)).json, { type: /unknown-override/ })
  t.equal((await ask(`GET ${at}/overrides?session=after`)).json.length, 2)
})

t.test('overrides are checked as a mock is', async (t) => {
  const { ask } = await managing(t)
  const bad = {
    routes: [
      { endpoint: '/a', bodyy: 'x', body: 'x' },
      { endpoint: '/b', body: '{{' },
    ],
  }
  const { json, status } = await ask(`POST ${at}/overrides`, { body: bad })
  t.equal(status, 422)
  t.match(json, {
    type: 'urn:mockhost:problem:mock-invalid',
    detail: /^The override can't be used: routes\[0\]\.bodyy/,
    mistakes: [{ path: 'routes[0].bodyy' }, { path: 'routes[1].body' }],
  })
  for (const body of [
    {},
    { routes: [] },
    { routes: {} },
    { routes: [1] },
    { routes: bad.routes, times: 0 },
  ])
    t.match((await ask(`POST ${at}/overrides`, { body })).json, { type: /request-invalid/ })
  t.same((await ask(`GET ${at}/overrides`)).json, [])
  const unreached = await ask(`POST ${at}/overrides`, {
    body: {
      routes: [
        { endpoint: '/a', body: '' },
        { endpoint: '/a', body: '' },
      ],
    },
  })
  t.match(unreached.json.warnings, [{ severity: 'warning', path: 'routes[1].endpoint' }])
})

t.test('overrides outlast a change of the mock, where they fit it', async (t) => {
  const managed = await managing(t)
  const { ask } = managed
  const routes = [
    [{ endpoint: '/greet/:name', body: 'front' }],
    [{ type: 'crud', endpoint: '/people', databucketID: 'users' }],
  ]
  for (const route of routes) await ask(`POST ${at}/overrides`, { body: { routes: route } })
  t.equal((await matched(managed, '/people')).response.status, 200)
  await ask(`PUT ${at}/mock`, { body: { ...MOCK, routes: [], data: {} } })
  t.equal((await matched(managed, '/greet/Ann')).response.body, 'front')
  t.match((await ask(`GET ${at}/overrides`)).json, [{ routes: [{ endpoint: '/greet/:name' }] }])
})

t.test('a request is decided as it is given, and nothing is changed', async (t) => {
  const managed = await managing(t)
  const { ask } = managed
  const made = await matched(managed, '/users', {
    method: 'post',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer secret' },
    body: '{"name":"Ben"}',
  })
  t.match(made, {
    id: 0,
    session: null,
    request: {
      method: 'POST',
      headers: [
        ['content-type', 'application/json'],
        ['authorization', 'Bearer secret'],
      ],
      body: '{"name":"Ben"}',
    },
    response: { status: 201, body: /Ben/ },
    route: { title: /users/ },
  })
  t.match(await matched(managed, '/greet/Ann?polite=1'), {
    routeResponse: { number: 1, label: 'polite' },
  })
  t.match(await matched(managed, '/gret/Ann'), {
    source: 'none',
    nearest: [{ route: 'GET /greet/:name' }],
  })
  const bytes = await matched(managed, '/greet/Ann', {
    method: 'POST',
    body: Buffer.from([0xff, 0]).toString('base64'),
    bodyEncoding: 'base64',
  })
  t.match(bytes.request, { body: '\ufffd\0' })
  await ask(`PUT ${at}/sessions/one`)
  const named = await matched(managed, '/greet/Ann', { headers: { 'X-Mockhost-Session': 'one' } })
  t.match(named, { session: 'one', request: { headers: [] } })
  t.notMatch((await matched(managed, '/users')).response.body, /Ben/)
  t.same((await ask(`GET ${at}/transactions`)).json.transactions, [])
  for (const body of [
    {},
    { target: 'users' },
    { target: '/', method: 'A B' },
    { target: '/', bdy: '' },
  ])
    t.equal((await ask(`POST ${at}/match`, { body })).status, 422)
})

t.test('each operation needs its scope, and sees what its key sees', async (t) => {
  const { ask, keyFor } = await managing(t)
  const reader = keyFor('read')
  const other = keyFor('deploy', [])
  const operations: [request: string, mayRead: boolean][] = [
    ['GET /sessions', true],
    ['PUT /sessions/one', false],
    ['GET /sessions/one/transactions', false],
    ['DELETE /sessions/one', false],
    ['GET /overrides', true],
    ['POST /overrides', false],
    ['DELETE /overrides', false],
    ['POST /reset', false],
    ['GET /responses', true],
    ['POST /match', true],
  ]
  await ask(`PUT ${at}/sessions/one`)
  const bodies: Record<string, unknown> = {
    'POST /match': { target: '/' },
    'POST /overrides': { routes: [{ endpoint: '/', body: '' }] },
  }
  for (const [operation, mayRead] of operations) {
    const [method, path] = operation.split(' ')
    const request = `${method} ${at}${path}`
    const body = bodies[operation]
    const asked = await ask(request, { key: reader, body })
    t.equal(asked.status, mayRead ? 200 : 403, operation)
    t.equal((await ask(request, { key: other, body })).status, 404, operation)
  }
})
