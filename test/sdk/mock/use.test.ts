// Overrides: routes that a test puts in front of a mock's own.
import t from 'tap'
import { createMock, get, post, reply, when } from '../../../sdk/index.ts'

const document = {
  endpointPrefix: 'api',
  data: { users: [{ id: 1 }] },
  routes: [get('/users', { from: 'mock' }), get('/count', "{{data 'users' '0.id'}}")],
}
const mock = createMock(document)
const ask = async (path: string, init?: RequestInit) => {
  const response = await mock.fetch(path, init)
  return `${response.status} ${await response.text()}`
}
t.afterEach(mock.reset)

t.test('an override answers until the mock is reset', async (t) => {
  mock.use(get('/users', { error: 'down' }, { status: 503 }))
  t.equal(await ask('/api/users'), '503 {"error":"down"}')
  t.equal(await ask('/api/users'), '503 {"error":"down"}')
  mock.reset()
  t.equal(await ask('/api/users'), '200 {"from":"mock"}')
})

t.test('it can be taken away, and is not missed twice', async (t) => {
  const remove = mock.use(get('/users', 'over'))
  t.equal(await ask('/api/users'), '200 over')
  remove()
  remove()
  t.equal(await ask('/api/users'), '200 {"from":"mock"}')
})

t.test('the newest answers first', async (t) => {
  mock.use(get('/users', 'first'))
  const remove = mock.use(get('/users', 'second'))
  t.equal(await ask('/api/users'), '200 second')
  remove()
  t.equal(await ask('/api/users'), '200 first')
})

t.test('it answers so many requests and no more', async (t) => {
  mock.use(get('/users', 'once'), { times: 1 })
  const answers = await Promise.all([ask('/api/users'), ask('/api/users'), ask('/api/users')])
  t.same(answers.sort(), ['200 once', '200 {"from":"mock"}', '200 {"from":"mock"}'])
  mock.use(get('/users', 'a'), post('/users', 'b'), { times: 2 })
  t.equal(await ask('/api/users', { method: 'POST' }), '200 b')
  t.equal(await ask('/api/users'), '200 a')
  t.equal(await ask('/api/users'), '200 {"from":"mock"}')
})

t.test('a function that takes its time is not called once more meanwhile', async (t) => {
  let called = 0
  mock.use(
    get('/users', async () => {
      called++
      await new Promise((resolve) => setTimeout(resolve, 5))
      return reply('slow', { status: 202 })
    }),
    { times: 1 },
  )
  const answers = await Promise.all([ask('/api/users'), ask('/api/users')])
  t.same(answers.sort(), ['200 {"from":"mock"}', '202 slow'])
  t.equal(called, 1)
})

t.test('one with conditions leaves other requests to the mock', async (t) => {
  mock.use(get('/users', when.query('page').equals(2).reply('page 2')), { times: 1 })
  t.equal(await ask('/api/users'), '200 {"from":"mock"}')
  t.equal(await ask('/api/users?page=2'), '200 page 2')
  t.equal(await ask('/api/users?page=2'), '200 {"from":"mock"}')
})

t.test('it sees the data of the mock, and keeps the state', async (t) => {
  mock.state.bucket('users').set([{ id: 7 }])
  mock.use(get('/other', "{{data 'users' '0.id'}}"))
  t.equal(await ask('/api/other'), '200 7')
  t.equal(await ask('/api/count'), '200 7')
})

t.test('a bad one is refused with its place', async (t) => {
  t.throws(() => mock.use({ endpoint: '/x', statusCode: 99 }, get('/y', '{{#if')), {
    code: 'document-invalid',
    message: /^The override can't be used, for 2 mistakes:\n {2}routes\[0\]\.statusCode: 99 must/,
    path: 'routes[0].statusCode',
    mistakes: [{}, { path: 'routes[1].responses[0].body' }],
  })
  t.equal(await ask('/api/x'), (await ask('/api/x')).replace(/^/, ''), 'nothing of it is kept')
  t.match(await ask('/api/x'), /^404/)
})
