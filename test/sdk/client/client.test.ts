// The client against a control plane, over HTTP: everything that the management API does.
import t from 'tap'
import { MockhostClient } from '../../../sdk/client/index.ts'
import { startControlPlane } from '../../support/control-plane.ts'

const shop = {
  name: 'Shop',
  data: { items: [{ id: 1 }] },
  routes: [
    { type: 'crud', endpoint: '/items', databucketID: 'items' },
    { uuid: 'hello', endpoint: '/hello', body: 'Hi' },
  ],
}

async function start(t: Parameters<typeof startControlPlane>[0]) {
  const plane = await startControlPlane(t)
  return { plane, client: new MockhostClient({ url: plane.url, key: plane.rootKey }) }
}

t.test('a mock is deployed, changed, paused, deleted and recovered', async (t) => {
  const { client } = await start(t)
  t.match(await client.checkSubdomain('shop'), { isAvailable: true })
  const deployed = await client.deploy({ mock: shop, subdomain: 'shop', env: { A: '1' } })
  t.match(deployed, { subdomain: 'shop', revision: 1, key: /^mh_/, warnings: [] })
  t.match(await client.checkSubdomain('shop'), { isAvailable: false, reason: String })
  t.match(await client.get('shop'), { id: deployed.id, name: 'Shop', routes: 2 })
  t.match(await client.get(deployed.id), { subdomain: 'shop' })
  t.match(await client.change('shop', { isPaused: true, env: { A: null, B: '2' } }), {
    isPaused: true,
    env: [{ name: 'B', value: '2' }],
  })
  t.match(await client.clone('shop', { subdomain: 'shop-2' }), { subdomain: 'shop-2', key: /^mh_/ })
  t.match(await client.remove('shop'), { deletedAt: String })
  await t.rejects(client.get('shop'), { code: 'server-refused', status: 404 })
  t.match(await client.recover('shop', { subdomain: 'again' }), {
    id: deployed.id,
    deletedAt: null,
  })
})

t.test(
  'the mock is read in each format, and replaced only from the revision that was read',
  async (t) => {
    const { client } = await start(t)
    await client.deploy({ mock: shop, subdomain: 'shop' })
    const { mock, revision } = await client.mock('shop')
    t.same(mock, shop)
    t.equal(revision, 1)
    t.match(
      await client.replaceMock('shop', { ...shop, name: 'B' }, { message: 'new', ifRevision: 1 }),
      {
        revision: 2,
        name: 'B',
      },
    )
    await t.rejects(client.replaceMock('shop', shop, { ifRevision: 1 }), {
      code: 'server-refused',
      status: 412,
    })
    t.match(await client.replaceMock('shop', 'name: C\nroutes: []\n'), { revision: 3, name: 'C' })
    t.match(await client.mockText('shop', { format: 'yaml' }), { text: /^name: C\n/, revision: 3 })
    t.match(await client.mockText('shop', { format: 'mockoon', revision: 1 }), {
      text: /"lastMigration"/,
      revision: 1,
    })
    t.match(await client.rollback('shop', { revision: 1 }), { revision: 4, name: 'Shop' })
    t.match(
      await client.changePart(
        'shop',
        { kind: 'routes', uuid: 'hello' },
        { endpoint: '/hi' },
        { ifRevision: 4 },
      ),
      { revision: 5 },
    )
    t.same(
      (await client.revisions('shop')).map(({ number, message }) => [number, message]).at(-2),
      [2, 'new'],
    )
    t.match(await client.revision('shop', 2), { number: 2, comparedWith: 1, mock: { name: 'B' } })
    t.match(await client.revision('shop', 2, 3), { comparedWith: 3 })
  },
)

t.test('mistakes of a text are told with their lines', async (t) => {
  const { client } = await start(t)
  const text =
    'name: A\nroutes:\n  - { endpoint: /, body: a, statusCode: 99 }\n  - { endpoint: /a, bodyy: a, body: a }\n'
  await t.rejects(client.deploy({ mock: text }), {
    code: 'server-refused',
    status: 422,
    problem: { type: 'urn:mockhost:problem:mock-invalid' },
    message: /\n {2}3:\d+: routes\[0\]\.statusCode: .*\n {2}4:\d+: routes\[1\]\.bodyy: /,
  })
})

t.test('all deployments are listed, page after page', async (t) => {
  const { client } = await start(t)
  for (const subdomain of ['ccc', 'aaa', 'bbb', 'ddd', 'abc'])
    await client.deploy({ mock: shop, subdomain })
  const names = async (filter: Parameters<typeof client.deployments>[0]) =>
    (await Array.fromAsync(client.deployments(filter))).map(({ subdomain }) => subdomain)
  t.same(await names({ limit: 2 }), ['aaa', 'abc', 'bbb', 'ccc', 'ddd'])
  t.same(await names({ search: 'b' }), ['abc', 'bbb'])
  t.same((await client.list({ after: 'bbb', limit: 1 })).length, 1)
  for (let count = 0; count < 3; count++) {
    await client.remove('aaa')
    await client.deploy({ mock: shop, subdomain: 'aaa' })
  }
  t.same(await names({ isDeleted: true, limit: 1 }), ['aaa', 'aaa', 'aaa'])
})

t.test('how busy deployments were is told by name, or of the busiest', async (t) => {
  const { plane, client } = await start(t)
  for (const subdomain of ['quiet', 'busy', 'some']) await client.deploy({ mock: shop, subdomain })
  for (const name of ['busy', 'some', 'busy']) await plane.ask(name, '/nothing')
  const names = async (asked?: string[]) =>
    (await client.traffic(asked)).deployments.map(({ subdomain }) => subdomain)
  t.same(await names(), ['busy', 'some'])
  t.same(await names(['quiet', 'gone', 'busy']), ['quiet', 'busy'])
  const sum = (counts: number[] | undefined) => counts?.reduce((all, one) => all + one, 0)
  const [busy] = (await client.traffic(['busy'])).deployments
  t.same([sum(busy?.requests), sum(busy?.clientErrors), sum(busy?.serverErrors)], [2, 2, 0])
})

t.test('the sample is a mock', async (t) => {
  const { client } = await start(t)
  t.match(await client.deploy({ mock: await client.sample() }), { revision: 1, name: 'New mock' })
})

t.test('keys of a deployment are made, renewed and revoked', async (t) => {
  const { client } = await start(t)
  const { key } = await client.deploy({ mock: shop, subdomain: 'shop' })
  t.equal((await client.keys('shop'))[0]?.key, key)
  const made = await client.createKey('shop', { name: 'tests', expiresAt: '2099-01-01T00:00:00Z' })
  const renewed = await client.renewKey('shop', made.id, { graceSeconds: 0 })
  t.equal(renewed.name, 'tests')
  t.not(renewed.key, made.key)
  t.equal(await client.revokeKey('shop', renewed.id), undefined)
  t.notOk((await client.keys('shop')).some(({ id }) => id === renewed.id))
})

t.test('keys of the API carry what they may do', async (t) => {
  const { plane, client } = await start(t)
  await client.deploy({ mock: shop, subdomain: 'shop' })
  const made = await client.createControlKey({ name: 'reader', scope: 'read' })
  const reader = new MockhostClient({ url: plane.url, key: made.key })
  t.match(await reader.me(), { name: 'reader', scope: 'read' })
  t.match(await reader.server(), { deployments: 1, regions: ['local', 'eu'] })
  t.match(await reader.metrics(), /mockhost_up/)
  await t.rejects(reader.remove('shop'), { status: 403, message: /deploy/ })
  t.match(
    (await client.controlKeys()).map(({ name }) => name),
    [/./, 'reader'],
  )
  await client.revokeControlKey(made.id)
  await t.rejects(reader.me(), { code: 'server-refused', status: 401 })
  await t.rejects(new MockhostClient({ url: plane.url }).me(), {
    code: 'server-refused',
    status: 401,
  })
})

t.test('transactions are listed over all pages, read and cleared', async (t) => {
  const { plane, client } = await start(t)
  await client.deploy({ mock: shop, subdomain: 'shop' })
  for (let count = 0; count < 5; count++) await plane.ask('shop', `/hello?n=${count}`)
  await plane.ask('shop', '/nowhere')
  const all = await Array.fromAsync(client.transactions('shop', { limit: 2 }))
  t.same(
    all.map(({ request }) => request.query),
    ['', 'n=4', 'n=3', 'n=2', 'n=1', 'n=0'],
  )
  const missed = await Array.fromAsync(client.transactions('shop', { status: '4xx' }))
  t.match(missed, [{ request: { path: '/nowhere' }, response: { status: 404 } }])
  t.equal(missed.length, 1)
  const id = all[0]?.id ?? 0
  t.match(await client.transaction('shop', id), { id })
  await client.clearTransactions('shop')
  t.same(await Array.fromAsync(client.transactions('shop')), [])
})

t.test('state is read, changed and reset', async (t) => {
  const { client } = await start(t)
  await client.deploy({ mock: shop, subdomain: 'shop' })
  t.match(await client.state('shop'), { buckets: [{ id: 'items', value: [{ id: 1 }] }] })
  t.match(await client.changeState('shop', { buckets: { items: [] }, variables: { a: 1 } }), {
    buckets: [{ value: [] }],
    variables: { a: 1 },
  })
  t.match(await client.resetState('shop'), { buckets: [{ value: [{ id: 1 }] }], variables: {} })
})

t.test('one bucket is reset by its id or name, and nothing else', async (t) => {
  const { client } = await start(t)
  const data = [
    { id: 'items', name: 'All items', value: [1] },
    { id: 'users', value: ['Ann'] },
  ]
  await client.deploy({ mock: { data, routes: [] }, subdomain: 'shop' })
  const change = { buckets: { items: [2], users: [] }, variables: { a: 1 } }
  const of = { session: 'one' }
  for (const target of [{}, of]) {
    await client.changeState('shop', change, target)
    t.match(await client.resetState('shop', { bucket: 'all items', ...target }), {
      buckets: [{ value: [1] }, { value: [] }],
      variables: { a: 1 },
    })
  }
  await t.rejects(client.resetState('shop', { bucket: 'nobody' }), {
    status: 404,
    message: /no data bucket "nobody".*It has items, users/s,
  })
})

t.test('a backup is a stream of a database', async (t) => {
  const { client } = await start(t)
  const { stream, bytes } = await client.backup()
  const received = await new Response(stream).bytes()
  t.equal(received.length, bytes)
  t.equal(new TextDecoder().decode(received.slice(0, 15)), 'SQLite format 3')
})

t.test('sessions and overrides are made, seen and ended', async (t) => {
  const { plane, client } = await start(t)
  await client.deploy({ mock: shop, subdomain: 'shop', visibility: 'public' })
  const { tests } = client
  const of = { session: 'one' }
  t.match(await tests.openSession('shop', 'one'), { id: 'one', requests: 0 })
  const routes = [{ endpoint: '/hello', body: 'front' }]
  const { id } = await tests.use('shop', { routes, times: 2 }, of)
  const ask = async () =>
    (await plane.ask('shop', '/hello', { headers: { 'X-Mockhost-Session': 'one' } })).text()
  t.equal(await ask(), 'front')
  t.match(await tests.overrides('shop', of), [{ id, times: 1 }])
  t.same(await tests.overrides('shop'), [])
  await tests.unuse('shop', { ...of, id })
  t.equal(await ask(), 'Hi')
  t.match(await tests.sessions('shop'), [{ id: 'one', requests: 2 }])
  t.match(await tests.sessionCalls('shop', 'one'), [
    { response: { body: 'front' }, session: 'one' },
    { response: { body: 'Hi' } },
  ])
  t.match(await tests.responses('shop', of), [
    { route: { title: /items/ }, requests: 0 },
    { route: { title: 'GET /hello' }, requests: 1 },
  ])
  t.match(await tests.match('shop', { target: '/hello' }, of), { response: { body: 'Hi' } })
  await client.changeState('shop', { append: { items: [{ id: 2 }] } }, of)
  t.match((await client.state('shop', of)).buckets[0]?.value, [{ id: 1 }, { id: 2 }])
  t.match((await client.state('shop')).buckets[0]?.value, [{ id: 1 }])
  t.match((await client.resetState('shop', of)).buckets[0]?.value, [{ id: 1 }])
  await tests.use('shop', { routes }, of)
  await tests.reset('shop', of)
  t.same(await tests.sessionCalls('shop', 'one'), [])
  t.same(await tests.overrides('shop', of), [])
  await tests.endSession('shop', 'one')
  t.same(await tests.sessions('shop'), [])
  await t.rejects(client.state('shop', of), { code: 'server-refused', message: /no session "one"/ })
})

t.test('a mock is asked by its path, whatever it answers', async (t) => {
  const { client } = await start(t)
  await client.deploy({ mock: shop, subdomain: 'shop', visibility: 'public' })
  t.equal(await (await client.fetch('shop', '/hello')).text(), 'Hi')
  t.equal((await client.fetch('shop', '/nowhere?x=1', { method: 'POST' })).status, 404)
})
