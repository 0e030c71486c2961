// Matching: what would answer, and why, with nothing changed.
import t from 'tap'
import { createMock, crud, get, post, when } from '../../../sdk/index.ts'

const mock = createMock({
  data: { users: [{ id: '1' }] },
  routes: [
    crud('/users', 'users'),
    post('/orders', [
      when.body('tier').equals('gold').reply({ discount: 10 }, { label: 'gold' }),
      { discount: 0 },
    ]),
    get('/made', () => 'made'),
  ],
})

t.test('it says which response would answer, and why', async (t) => {
  t.match(await mock.match('/orders', { json: { tier: 'gold' } }), {
    request: { method: 'POST', path: '/orders', body: '{"tier":"gold"}' },
    response: { status: 200, body: '{"discount":10}' },
    route: { title: 'POST /orders' },
    routeResponse: { number: 1, label: 'gold' },
    why: 'response 1 "gold": the body tier equals "gold"',
  })
  t.match(await mock.match('/made'), { route: { title: 'GET /made' } })
  t.match(await mock.match('/user'), {
    response: { status: 404 },
    source: 'none',
    route: null,
    nearest: [{ route: 'GET /users' }],
  })
})

t.test('nothing is changed or recorded, and the request can still be sent', async (t) => {
  const request = new Request('http://localhost/users', {
    method: 'POST',
    body: '{"id":"2"}',
    headers: { 'content-type': 'application/json' },
  })
  t.match(await mock.match(request), { response: { status: 201 } })
  t.same(mock.state.bucket('users').value, [{ id: '1' }])
  t.same(mock.calls(), [])
  t.equal(mock.unused().length, 4)
  t.equal((await mock.fetch(request)).status, 201)
})

t.test('responses that no request reached are listed, resets or not', async (t) => {
  await mock.fetch('/orders', { json: {} })
  mock.reset()
  t.same(mock.unused(), [
    { route: 'POST /orders', response: 1, label: 'gold' },
    { route: 'GET /made', response: 1, label: '' },
  ])
})
