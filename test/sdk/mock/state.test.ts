// The state, read and changed by a test.
import t from 'tap'
import { createMock, crud, get } from '../../../sdk/index.ts'

const mock = createMock({
  data: [
    { id: 'users', name: 'All users', value: [{ id: '1', name: 'Ann' }] },
    { id: 'late', value: "{{queryParam 'x'}}" },
  ],
  routes: [
    crud('/users', 'users'),
    get('/greeting', "{{setGlobalVar 'asked' true}}{{getGlobalVar 'greeting'}}"),
    get('/late', '', { databucketID: 'late' }),
  ],
})
t.afterEach(mock.reset)

t.test('a bucket is read before the first request, and after each', async (t) => {
  t.same(mock.state.bucket('users').value, [{ id: '1', name: 'Ann' }])
  await mock.fetch('/users', { json: { id: '2', name: 'Bob' } })
  t.same(mock.state.bucket('All users').value, [
    { id: '1', name: 'Ann' },
    { id: '2', name: 'Bob' },
  ])
})

t.test('what is set is what requests see', async (t) => {
  interface User {
    id: string
    name?: string
  }
  const users = mock.state.bucket<User[]>('users')
  users.set([{ id: '7' }])
  users.push({ id: '8', name: 'Eve' })
  users.value = [...users.value, { id: '9' }]
  users.update((list) => list.filter(({ id }) => id !== '8'))
  t.same(await (await mock.fetch('/users')).json(), [{ id: '7' }, { id: '9' }])
  mock.reset()
  t.same(users.value, [{ id: '1', name: 'Ann' }])
})

t.test('what was read or given is a copy', async (t) => {
  const users = mock.state.bucket<{ id: string }[]>('users')
  users.value.push({ id: 'x' })
  const given = [{ id: 'y' }]
  users.set(given)
  given.push({ id: 'z' })
  t.same(users.value, [{ id: 'y' }])
})

t.test('variables are read, set and removed', async (t) => {
  mock.state.setVariable('greeting', 'hi')
  t.equal(await (await mock.fetch('/greeting')).text(), 'hi')
  t.equal(mock.state.variable('asked'), true)
  mock.state.setVariable('greeting', undefined)
  t.equal(mock.state.variable('greeting'), undefined)
})

t.test('routes count their requests', async (t) => {
  await mock.fetch('/greeting')
  await mock.fetch('/greeting')
  t.equal(mock.state.counter('GET /greeting'), 2)
  mock.reset()
  t.equal(mock.state.counter('GET /greeting'), 0)
})

t.test('a bucket that waits for a request can be set before it', async (t) => {
  mock.state.bucket('late').set('now')
  t.equal(await (await mock.fetch('/late?x=1')).text(), 'now')
})
