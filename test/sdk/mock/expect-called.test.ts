// Assertions: what they let pass, and what a tester reads when they do not.
import t from 'tap'
import {
  type CallExpectation,
  createMock,
  get,
  MockhostError,
  post,
  when,
} from '../../../sdk/index.ts'

const mock = createMock({
  routes: [
    post('/orders', { id: 1 }, { status: 201 }),
    get('/users/:id', { id: 1 }),
    get('/vip', when.header('X-Tier').equals('gold').reply('vip')),
  ],
})
t.beforeEach(mock.reset)

/** What an assertion says when it fails. */
function saying(assert: () => void): string {
  try {
    assert()
  } catch (error) {
    if (error instanceof MockhostError && error.code === 'expectation-failed') return error.message
    throw error
  }
  return ''
}

t.test('calls are compared by their parts', async (t) => {
  await mock.fetch('/orders?draft=1&tag=a&tag=b&page[size]=2', {
    json: { customer: { tier: 'gold', id: 7 }, items: [{ sku: 'a', count: 2 }] },
    headers: { 'X-Region': 'eu' },
  })
  await mock.fetch('/orders', {
    method: 'POST',
    body: new URLSearchParams({ a: '1', 'b[c]': '2' }),
  })
  await mock.fetch('/orders', { method: 'POST', body: 'plain text' })
  await mock.fetch('/users/7')
  const right: [filter: string, expectation: CallExpectation][] = [
    ['POST /orders', {}],
    ['POST /orders', { times: 3 }],
    ['POST /orders', { body: { customer: { tier: 'gold' } }, times: 1 }],
    ['POST /orders', { body: { items: [{ sku: 'a' }] } }],
    ['POST /orders', { body: { items: (items: unknown) => Array.isArray(items) } }],
    ['POST /orders', { body: { customer: { id: 7, name: undefined } } }],
    ['POST /orders', { body: { a: '1', b: { c: '2' } }, times: 1 }],
    ['POST /orders', { body: 'plain text', times: 1 }],
    ['POST /orders', { body: /^plain/, times: 1 }],
    ['POST /orders', { query: { draft: 1, tag: ['a', 'b'], page: { size: '2' } }, times: 1 }],
    ['POST /orders', { query: { draft: undefined }, times: 2 }],
    ['POST /orders', { headers: { 'x-region': 'eu', 'Content-Type': /json/ }, times: 1 }],
    ['GET /users/:id', { params: { id: 7 } }],
    ['GET /users/7', { params: { id: '7' } }],
    ['GET /*', { params: { id: '7' }, body: undefined }],
    ['PUT /orders', { times: 0 }],
  ]
  for (const [filter, expectation] of right)
    t.equal(
      saying(() => mock.expectCalled(filter, expectation)),
      '',
      JSON.stringify(expectation),
    )
  const wrong: [filter: string, expectation: CallExpectation][] = [
    ['PUT /orders', {}],
    ['POST /orders', { times: 2 }],
    ['POST /orders', { body: { customer: { tier: 'silver' } } }],
    ['POST /orders', { body: { items: [] } }],
    ['POST /orders', { body: undefined }],
    ['POST /orders', { query: { draft: 2 } }],
    ['POST /orders', { headers: { 'X-Region': 'us' } }],
    ['GET /users/:id', { params: { id: 8 } }],
    ['GET /users/:id', { body: {} }],
  ]
  for (const [filter, expectation] of wrong)
    t.not(
      saying(() => mock.expectCalled(filter, expectation)),
      '',
      JSON.stringify(expectation),
    )
  t.equal(
    saying(() => mock.expectNotCalled('PUT /orders')),
    '',
  )
  t.equal(
    saying(() => mock.expectNotCalled('POST /orders', { body: { a: '2' } })),
    '',
  )
})

t.test('what was nearly it is told, with the differences', async (t) => {
  await mock.fetch('/users/7')
  await mock.fetch('/orders', { json: { customer: { tier: 'silver' }, items: [] } })
  t.equal(
    saying(() =>
      mock.expectCalled('POST /orders', {
        times: 1,
        body: { customer: { tier: 'gold' }, items: [{ sku: 'a' }] },
      }),
    ),
    [
      'Expected POST /orders with this body to be called once, but no such call was made.',
      '',
      'Called otherwise:',
      '  POST /orders -> 201',
      '    body.customer.tier is "silver", expected "gold"',
      '    body.items has 0 items, expected 1 item',
      '',
      'Called beside it:',
      '  GET /users/7 -> 200',
    ].join('\n'),
  )
})

t.test('what was called instead is told, with why no route answered it', async (t) => {
  await mock.fetch('/user/7?x=1')
  await mock.fetch('/vip')
  t.equal(
    saying(() => mock.expectCalled('GET /users/:id')),
    [
      'Expected GET /users/:id to be called at least once, but it was never called.',
      '',
      'Called instead:',
      '  GET /user/7?x=1 -> 404: no route answers. The nearest are',
      '    GET /users/:id: Its path has "users" where the request has "user".',
      '  GET /vip -> 404: no route answers. The nearest are',
      '    GET /vip: Its mode is FALLBACK and its rules do not hold: the header X-Tier equals "gold" (it is missing).',
    ].join('\n'),
  )
})

t.test('too many, too few, and none at all', async (t) => {
  t.equal(
    saying(() => mock.expectCalled('GET /users/:id')),
    'Expected GET /users/:id to be called at least once, but it was never called.\n\nNo request was made at all.',
  )
  await mock.fetch('/users/7')
  await mock.fetch('/users/8')
  t.equal(
    saying(() => mock.expectCalled('GET /users/:id', { times: 1 })),
    [
      'Expected GET /users/:id to be called once, but it was called 2 times.',
      '',
      'Called:',
      '  GET /users/7 -> 200',
      '  GET /users/8 -> 200',
    ].join('\n'),
  )
  t.equal(
    saying(() => mock.expectNotCalled({ route: 'GET /users/:id', status: 200 })),
    [
      'Expected a request answered by GET /users/:id answered with 200 not to be called, but it was called 2 times.',
      '',
      'Called:',
      '  GET /users/7 -> 200',
      '  GET /users/8 -> 200',
    ].join('\n'),
  )
})

t.test('long lists are cut', async (t) => {
  for (let id = 0; id < 30; id++) await mock.fetch(`/users/${id}`)
  const message = saying(() => mock.expectCalled('POST /orders'))
  t.match(message, /… 20 before\n {2}GET \/users\/20 -> 200\n/)
  t.ok(message.split('\n').length < 20)
  await mock.fetch('/orders', { json: Object.fromEntries([...'abcdefgh'].map((key) => [key, 1])) })
  const expected = Object.fromEntries([...'abcdefgh'].map((key) => [key, 2]))
  t.match(
    saying(() => mock.expectCalled('POST /orders', { body: expected })),
    / {4}body.e is 1, expected 2\n {4}… and 3 more\n/,
  )
})

t.test('runners print it as an assertion of the line of the test', async (t) => {
  function line() {
    mock.expectCalled('GET /nothing')
  }
  try {
    line()
    t.fail('it must throw')
  } catch (error) {
    const { stack = '', name } = error as Error
    t.equal(name, 'ExpectationError')
    t.match(stack, /^ExpectationError: Expected GET \/nothing/)
    t.match(
      stack.split('\n').find((text) => text.startsWith('    at ')),
      /at line \(.*expect-called\.test/,
    )
    t.same(
      Object.keys(error as Error),
      ['code'],
      'nothing is printed behind the message but its code',
    )
    t.same((error as MockhostError).mistakes, [])
  }
})
