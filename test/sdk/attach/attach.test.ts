// Attaching to a deployment: what it takes, what it refuses, and what is different there.
import t from 'tap'
import { MockhostClient } from '../../../sdk/client/index.ts'
import { attach, get, MockhostError, type RemoteMock } from '../../../sdk/index.ts'
import { startControlPlane } from '../../support/control-plane.ts'

const mock = {
  data: { users: [] },
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    { endpoint: '/hello', body: 'Hi' },
    { endpoint: '/moved', statusCode: 302, headers: { Location: '/hello' } },
    { endpoint: '/headers', body: '{{stringify (headers)}}' },
  ],
}

async function start(t: Parameters<typeof startControlPlane>[0], visibility: 'public' | 'private') {
  const plane = await startControlPlane(t)
  const { rootKey: key, url } = plane
  const client = new MockhostClient({ url, key })
  const deployed = await client.deploy({ mock, subdomain: 'shop', visibility })
  return { plane, client, deployed, options: { url, key, subdomain: 'shop' } }
}

t.test(
  'a private deployment is asked with a key of its own, which the mock never sees',
  async (t) => {
    const { client, deployed, options } = await start(t, 'private')
    const attached = await attach({ ...options, session: 'one' })
    t.equal(attached.url, deployed.url)
    t.same(attached.headers, { 'x-mockhost-key': deployed.key, 'x-mockhost-session': 'one' })
    t.notMatch(await (await attached.fetch('/headers')).text(), /mockhost/)
    const own = await fetch(`${options.url}/@shop/hello`, { headers: attached.headers })
    t.equal(await own.text(), 'Hi')
    await attached.expectCalled('GET /hello')
    const authorization = { Authorization: 'Bearer secret' }
    await attached.fetch('/hello', { headers: authorization })
    await attached.expectCalled('GET /hello', { times: 1, headers: authorization })
    const [logged] = (await client.transactionPage('shop', { session: 'one' })).transactions
    t.match(JSON.stringify(logged), /REDACTED/, 'the log keeps no secret all the same')
    for (const { id } of await client.keys('shop')) await client.revokeKey('shop', id)
    await t.rejects(attach(options), {
      code: 'argument-invalid',
      message: /none of its keys is valid/,
    })
  },
)

t.test('a key that has expired is passed over', async (t) => {
  const { client, options, plane } = await start(t, 'private')
  const [first] = await client.keys('shop')
  await client.renewKey('shop', first?.id ?? '', { graceSeconds: 0 })
  const attached = await attach(options)
  t.equal((await attached.fetch('/hello')).status, 200)
  t.ok(plane)
})

t.test('what can not be attached to is told', async (t) => {
  const { client, options } = await start(t, 'public')
  await t.rejects(attach({ ...options, subdomain: 'nobody' }), {
    code: 'server-refused',
    status: 404,
    message: /nobody/,
  })
  const { key } = await client.createControlKey({ name: 'reader', scope: 'read' })
  await t.rejects(attach({ ...options, key }), { status: 403, message: /scope "deploy"/ })
  await t.rejects(attach({ ...options, key: 'mh_wrong' }), { code: 'server-refused', status: 401 })
  await t.rejects(attach({ ...options, url: 'http://127.0.0.1:1' }), { code: 'server-unreachable' })
  const nonsense: [unknown, RegExp][] = [
    [undefined, /url, key, subdomain/],
    [null, /null/],
    ['http://localhost', /options are/],
    [{ ...options, url: 7 }, /`url` is 7/],
    [{ ...options, url: 'nonsense' }, /no URL/],
    [{ ...options, key: '' }, /`key`/],
    [{ ...options, subdomain: undefined }, /`subdomain` is undefined/],
    [{ ...options, session: 'a b' }, /no id of a session/],
    [{ ...options, session: 7 }, /session/],
    [{ ...options, fetch: 7 }, /`fetch` is 7/],
    [{ ...options, sesion: 'a' }, /"session"/],
  ]
  for (const [given, message] of nonsense) {
    const error = await attach(given as typeof options).catch((reason: unknown) => reason)
    t.ok(error instanceof MockhostError, String(message))
    t.match(error, { message })
  }
})

t.test('functions stay in their process', async (t) => {
  const { client, options } = await start(t, 'public')
  const attached = await attach(options)
  const answering = () => 'made'
  await t.rejects(async () => attached.use(get('/hello', answering)), {
    code: 'not-deployable',
    path: 'routes[0].responses[0].body',
    message: /^use\(…\): routes\[0\]\.responses\[0\]\.body is a function.*Say it as a template/,
  })
  const routes = [
    { endpoint: '/a', body: '' },
    { endpoint: '/b', responses: [{ body: answering }] },
  ]
  for (const send of [
    () => client.deploy({ mock: { routes } }),
    () => client.replaceMock('shop', { routes }),
  ])
    await t.rejects(send, { code: 'not-deployable', path: 'routes[1].responses[0].body' })
  t.equal((await client.get('shop')).revision, 1)
  const endless: Record<string, unknown> = { name: 'a' }
  endless.data = { own: endless }
  await t.rejects(client.deploy({ mock: endless }), {
    code: 'argument-invalid',
    path: 'data.own',
    message: /holds itself/,
  })
  await t.rejects(client.deploy({ mock: { data: { 'a b': 1n } } }), {
    code: 'argument-invalid',
    path: 'data["a b"]',
  })
})

t.test('a clock of a server is not moved', async (t) => {
  const { options } = await start(t, 'public')
  const { clock } = await attach(options)
  for (const move of [() => clock.now, () => clock.set(0), () => clock.advance(1)])
    t.throws(move, { code: 'not-deployable', message: /a deployment's clock can't be moved/ })
})

t.test('outside of sessions, calls are those of the log since it was attached', async (t) => {
  const { client, options } = await start(t, 'public')
  const first = await attach(options)
  await first.fetch('/hello')
  await first.fetch('/hello', { headers: { Authorization: 'Bearer secret' } })
  const second = await attach(options)
  await second.fetch('/users')
  await first.fetch('/hello', { headers: { 'X-Mockhost-Session': 'one' } })
  const paths = async (of: RemoteMock) => (await of.calls()).map(({ request }) => request.path)
  t.same(await paths(first), ['/hello', '/hello', '/users'])
  t.same(await paths(second), ['/users'])
  const { headers = [] } = (await first.calls())[1]?.request ?? {}
  t.equal(Object.fromEntries(headers).authorization, 'Bearer [REDACTED]')
  t.same(
    (await second.unused()).map(({ route }) => route),
    ['GET /moved', 'GET /headers'],
  )
  await client.change('shop', { quotas: { logEntries: 0 } })
  const third = await attach(options)
  await t.rejects(third.calls(), { code: 'argument-invalid', message: /Use a session/ })
  const session = await third.session()
  await session.fetch('/hello')
  await session.expectCalled('GET /hello', { times: 1 })
})

t.test('all calls of a session are told, however many and large', async (t) => {
  const { options } = await start(t, 'public')
  const attached = await attach({ ...options, session: true })
  const note = 'x'.repeat(100_000)
  await attached.fetch('/users', { json: { note } })
  await Promise.all(Array.from({ length: 450 }, () => attached.fetch('/hello')))
  await attached.expectCalled('/hello', { times: 450 })
  await attached.expectCalled('POST /users', { body: { note } })
})

t.test('redirects are not followed, and own fetches are used', async (t) => {
  const { options } = await start(t, 'public')
  const asked: string[] = []
  const attached = await attach({
    ...options,
    fetch: (url, init) => {
      asked.push(`${init.method} ${new URL(url).pathname}`)
      return fetch(url, init)
    },
  })
  const moved = await attached.fetch('/moved')
  t.same([moved.status, moved.headers.get('location')], [302, '/hello'])
  t.match(asked.at(-1), 'GET /@shop/moved')
  t.ok(asked.includes('GET /api/v1/deployments/shop/keys'))
})

t.test('a session that has ended is told', async (t) => {
  const { client, options } = await start(t, 'public')
  const attached = await attach({ ...options, session: 'one' })
  await client.tests.endSession('shop', 'one')
  await t.rejects(attached.calls(), { code: 'server-refused', message: /no session "one"/ })
  t.equal((await attached.fetch('/hello')).status, 200, 'and begins anew with the next request')
  t.equal((await attached.calls()).length, 1)
})

t.test('a port says so where the server is gone', async (t) => {
  const { plane, options } = await start(t, 'public')
  const attached = await attach(options)
  const port = await attached.listen()
  t.teardown(port.close)
  await plane.stop()
  const answer = await fetch(`${port.url}/hello`)
  t.equal(answer.status, 502)
  t.match(await answer.text(), /can't be reached/)
  await t.rejects(attached.listen({ port: -1 }), { code: 'argument-invalid' })
})
