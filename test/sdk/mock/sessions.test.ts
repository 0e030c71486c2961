// Sessions: mocks beside a mock, that see nothing of each other.
import t from 'tap'
import { createMock, crud, get, post } from '../../../sdk/index.ts'

const document = {
  data: { users: [{ id: '1', name: 'Ann' }], ids: '["{{faker \'string.uuid\'}}"]' },
  routes: [
    crud('/users', 'users'),
    get('/ids', '', { databucketID: 'ids' }),
    get('/random', '{{uuid}}'),
    get('/header', "{{header 'x-mockhost-session'}}"),
    get('/flag', 'off'),
  ],
}
const text = async (response: Promise<Response>) => (await response).text()

t.test('two hundred at once change the same bucket, each its own', async (t) => {
  const mock = createMock(document)
  const lives = Array.from({ length: 200 }, async (_, number) => {
    const session = mock.session()
    const name = `Bob ${number}`
    await session.fetch('/users', { json: { id: 'b', name } })
    await session.fetch('/users/1', { method: 'DELETE' })
    return [await text(session.fetch('/users')), session.calls().length, name]
  })
  for (const [users, calls, name] of await Promise.all(lives)) {
    t.equal(users, JSON.stringify([{ id: 'b', name }]))
    t.equal(calls, 3)
  }
  t.equal(await text(mock.fetch('/users')), '[{"id":"1","name":"Ann"}]')
  t.equal(mock.calls().length, 1)
})

t.test('a request comes into a session by its header, which the mock never sees', async (t) => {
  const mock = createMock(document)
  const headers = { 'X-Mockhost-Session': 'a' }
  t.equal(await text(mock.fetch('/header', { headers })), '')
  await mock.fetch('/users/1', { method: 'DELETE', headers })
  t.equal(await text(mock.session('a').fetch('/users')), '[]')
  t.same(mock.calls(), [])
  t.match(mock.calls({ session: 'a' }), [{ session: 'a' }, { session: 'a' }, { session: 'a' }])
  t.notMatch(JSON.stringify(mock.session('a').calls()[0]?.request.headers), /session/i)
  const refused = await mock.fetch('/users', { headers: { 'X-Mockhost-Session': 'a b' } })
  t.equal(refused.status, 400)
  t.match(await refused.json(), { detail: /no id of a session/ })
})

t.test('it begins with what the mock has, and sees nothing of what comes later', async (t) => {
  const mock = createMock(document)
  await mock.fetch('/users', { json: { id: '2' } })
  mock.use(get('/flag', 'on'))
  const session = mock.session('a')
  await mock.fetch('/users/2', { method: 'DELETE' })
  mock.use(get('/flag', 'on and on'))
  t.equal(await text(session.fetch('/flag')), 'on')
  t.equal(await text(session.fetch('/users/2')), '{"id":"2"}')
  session.use(get('/flag', 'own'))
  t.equal(await text(session.fetch('/flag')), 'own')
  t.equal(await text(mock.fetch('/flag')), 'on and on')
  session.reset()
  t.equal(await text(session.fetch('/flag')), 'on and on', 'a reset begins with what there is now')
  t.equal(await text(session.fetch('/users/2')).then((body) => body.includes('"2"')), false)
})

t.test('it has the random data of the mock, and dice of its own', async (t) => {
  const mock = createMock(document)
  const [one, two] = [mock.session(), mock.session()]
  t.not(one.sessionId, two.sessionId)
  const first = await text(one.fetch('/random'))
  t.equal(await text(two.fetch('/random')), first)
  t.not(await text(one.fetch('/random')), first)
  t.equal(await text(one.fetch('/ids')), await text(mock.fetch('/ids')))
})

t.test('its assertions and its state are its own', async (t) => {
  const mock = createMock({ routes: [post('/orders', 'made')], data: { a: [] } })
  const session = mock.session('a')
  await session.fetch('/orders', { method: 'POST' })
  session.state.bucket('a').push(1)
  session.state.setVariable('x', 1)
  session.expectCalled('POST /orders', { times: 1 })
  mock.expectNotCalled('POST /orders')
  t.same(mock.state.bucket('a').value, [])
  t.same(mock.session('a').state.bucket('a').value, [1])
  t.equal(mock.state.variable('x'), undefined)
  t.equal(session.state.counter('POST /orders'), 1)
  t.equal(mock.state.counter('POST /orders'), 0)
  t.same(mock.unused(), [], 'what any session reached is reached')
  t.same(mock.session('b').unused(), [{ route: 'POST /orders', response: 1, label: '' }])
  t.equal(session.session('b').sessionId, 'b', 'a session of a session is one of the mock')
})
