// Sessions: copies of a deployment's state that only the requests naming them see.
import t, { type Test } from 'tap'
import type { Quotas } from '../../../core/api/index.ts'
import { startControlPlane, type TestControlPlane } from '../../support/control-plane.ts'

const MOCK = {
  name: 'Shop',
  data: {
    users: [{ id: '1', name: 'Ann' }],
    random: "{{faker 'string.uuid'}}",
  },
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    { endpoint: '/random', body: "{{data 'random'}}" },
    { endpoint: '/dice', body: "{{faker 'string.uuid'}}" },
    {
      endpoint: '/echo',
      responses: [
        {
          body: 'seen',
          rules: [
            { target: 'header', modifier: 'x-mockhost-session', operator: 'regex', value: '.' },
          ],
        },
        { body: "[{{header 'X-Mockhost-Session'}}][{{stringify (headers)}}]", default: true },
      ],
    },
  ],
}

async function startShop(t: Test, quotas: Partial<Quotas> = {}) {
  const plane = await startControlPlane(t)
  await plane.deployments.create(
    { mock: MOCK, subdomain: 'shop', visibility: 'public', quotas },
    'me',
  )
  const { id } = plane.deployments.get('shop')
  return { plane, id, in: (session: string | undefined) => askIn(plane, session) }
}

const askIn =
  (plane: TestControlPlane, session: string | undefined) =>
  async (request: string, body?: unknown): Promise<string> => {
    const [method = 'GET', path = '/'] = request.split(' ')
    const response = await plane.ask('shop', path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(session === undefined ? {} : { 'X-Mockhost-Session': session }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return response.text()
  }

const namesOf = (text: string): string[] =>
  (JSON.parse(text) as { name: string }[]).map(({ name }) => name)

t.test('a session sees what was there when it was made, and its own changes', async (t) => {
  const { in: asking } = await startShop(t)
  const [one, two, base] = [asking('one'), asking('two'), asking(undefined)]
  await one('POST /users', { name: 'Ben' })
  await base('POST /users', { name: 'Cleo' })
  await two('POST /users', { name: 'Dan' })
  await base('POST /users', { name: 'Eve' })
  t.same(namesOf(await one('GET /users')), ['Ann', 'Ben'])
  t.same(namesOf(await two('GET /users')), ['Ann', 'Cleo', 'Dan'])
  t.same(namesOf(await base('GET /users')), ['Ann', 'Cleo', 'Eve'])
})

t.test('a session has the random data of the deployment, and dice of its own', async (t) => {
  const { in: asking } = await startShop(t)
  const [one, two, base] = [asking('one'), asking('two'), asking(undefined)]
  const random = await one('GET /random')
  t.equal(await base('GET /random'), random)
  t.equal(await two('GET /random'), random)
  const first = await one('GET /dice')
  t.not(await one('GET /dice'), first)
  t.equal(await two('GET /dice'), first, 'each repeats what another one throws')
})

t.test('the mock never sees which session it is', async (t) => {
  const { in: asking, plane, id } = await startShop(t)
  const text = await asking('one')('GET /echo')
  t.match(text, /^\[\]\[[\s\S]*content-type/)
  t.notMatch(text, /mockhost|seen|"one"/)
  const [transaction] = plane.log.list(id).transactions
  t.notMatch(JSON.stringify(transaction?.request.headers), /session/i)
})

t.test('a name that is none is refused, and counted', async (t) => {
  const { plane, id } = await startShop(t)
  for (const name of ['a b', 'x'.repeat(129), '/'])
    await plane
      .ask('shop', '/users', { headers: { 'X-Mockhost-Session': name } })
      .then(async (response) => {
        t.equal(response.status, 400)
        t.match(await response.json(), {
          type: 'urn:mockhost:problem:session-invalid',
          detail: /^X-Mockhost-Session: ".* is no id of a session/,
        })
      })
  t.equal(plane.live.get(id)?.scopes.sessions.size, 0)
  const [transaction] = plane.log.list(id).transactions
  t.match(transaction, { source: 'refused', session: null, response: { status: 400 } })
})

t.test('transactions tell their session, and are filtered by it', async (t) => {
  const { in: asking, plane, id } = await startShop(t)
  for (const session of ['one', 'two', undefined]) await asking(session)('GET /users')
  const sessions = (filter: object) =>
    plane.log.list(id, filter).transactions.map(({ session }) => session)
  t.same(sessions({}), [null, 'two', 'one'])
  t.same(sessions({ session: 'one' }), ['one'])
  t.same(sessions({ session: '' }), [null])
})

t.test('another mock reaches the sessions, and data that it leaves alone stays', async (t) => {
  const { in: asking, plane } = await startShop(t)
  const one = asking('one')
  await one('POST /users', { name: 'Ben' })
  const routes = [...MOCK.routes, { endpoint: '/new', body: 'new' }]
  await plane.deployments.replaceMock('shop', { ...MOCK, routes }, { author: 'me' })
  t.equal(await one('GET /new'), 'new')
  t.same(namesOf(await one('GET /users')), ['Ann', 'Ben'])
  const users = [{ id: '2', name: 'Zoe' }]
  await plane.deployments.replaceMock('shop', { ...MOCK, data: { users } }, { author: 'me' })
  t.same(namesOf(await one('GET /users')), ['Zoe'], 'a bucket that is another one begins anew')
})

t.test('settings reach the sessions that are there', async (t) => {
  const { in: asking, plane } = await startShop(t)
  const env = { endpoint: '/env', body: "{{getEnvVar 'GREETING'}}" }
  await plane.deployments.replaceMock('shop', { ...MOCK, routes: [env] }, { author: 'me' })
  t.equal(await asking('one')('GET /env'), '')
  await plane.deployments.change('shop', { env: { GREETING: 'Hi' } })
  t.equal(await asking('one')('GET /env'), 'Hi')
})

t.test('a session of a private mock needs a key as well', async (t) => {
  const { plane, id } = await startShop(t)
  await plane.deployments.change('shop', { visibility: 'private' })
  const headers = { 'X-Mockhost-Session': 'one' }
  t.equal((await plane.ask('shop', '/users', { headers })).status, 401)
  t.equal(plane.live.get(id)?.scopes.sessions.size, 0, 'none is made without')
  const key = plane.deployments.keys('shop')[0]?.key ?? ''
  const opened = await plane.ask('shop', '/users', { headers: { ...headers, authorization: key } })
  t.equal(opened.status, 200)
})

t.test('requests of sessions count for the quotas', async (t) => {
  const { plane } = await startShop(t, { requestsPerSecond: 1 })
  const status = async (session: string) =>
    (await plane.ask('shop', '/users', { headers: { 'X-Mockhost-Session': session } })).status
  t.same([await status('one'), await status('two')], [200, 429])
})

t.test('sessions may hold as much as the quota of the state, together', async (t) => {
  const { in: asking, plane, id } = await startShop(t, { stateBytes: 5_000 })
  const post = (session: string | undefined) =>
    asking(session)('POST /users', { name: 'x'.repeat(3_000) })
  await post('one')
  plane.live.save()
  t.match(await post('two'), /xxx/, 'there is room')
  plane.live.save()
  t.match(await post('three'), /What the sessions of this mock changed takes \d+ bytes, and 5000/)
  t.match(await post(undefined), /xxx/, 'the deployment has its own')
  t.notMatch(await asking('three')('DELETE /users/1'), /quota/, 'what deletes is let through')
  plane.live.get(id)?.scopes.sessions.end('one')
  plane.live.save()
  t.match(await post('three'), /xxx/)
})

t.test('requests are sent again in the session that they were in', async (t) => {
  const { in: asking, plane, id } = await startShop(t)
  await asking('one')('POST /users', { name: 'Ben' })
  const [sent] = plane.log.list(id).transactions
  await plane.replay('shop', sent?.id ?? 0)
  t.same(namesOf(await asking('one')('GET /users')), ['Ann', 'Ben', 'Ben'])
  t.same(namesOf(await asking(undefined)('GET /users')), ['Ann'])
})

t.test(
  'a page of another origin may send the header, where the mock lets it send any',
  async (t) => {
    const { plane } = await startShop(t)
    const allowed = async (asked: string) => {
      const response = await plane.ask('shop', '/users', {
        method: 'OPTIONS',
        headers: {
          'Access-Control-Request-Headers': asked,
          'Access-Control-Request-Method': 'GET',
        },
      })
      return response.headers.get('access-control-allow-headers')
    }
    t.match(
      await allowed('content-type, X-Mockhost-Session'),
      /X-Requested-With, x-mockhost-session$/,
    )
    t.notMatch(await allowed('x-other'), /other|mockhost/)
    await plane.deployments.replaceMock('shop', { ...MOCK, cors: false }, { author: 'me' })
    t.equal(await allowed('x-mockhost-session'), null)
  },
)

t.test(
  'the newest calls of all sessions are kept, and none of those that have ended',
  async (t) => {
    const { in: asking, plane, id } = await startShop(t)
    const calls = plane.live.get(id)?.scopes.sessions.calls
    const count = (session: string) => calls?.of(session, 0, 1_000).length
    for (const session of ['one', 'two', 'one']) await asking(session)('GET /users')
    t.same([count('one'), count('two')], [2, 1])
    plane.live.get(id)?.scopes.sessions.end('one')
    await asking('one')('GET /users')
    t.same([count('one'), count('two')], [1, 1])
    for (let round = 0; round < 4; round++)
      await asking('three')('POST /users', { note: 'x'.repeat(9_000_000) })
    t.same([count('one'), count('two')], [0, 0], 'large ones push out what is older')
    t.ok((count('three') ?? 0) < 4)
  },
)
