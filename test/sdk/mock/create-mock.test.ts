// A mock in this process: how it is asked, and that it is the same each time.
import t from 'tap'
import { createMock, crud, get, type MockDocument, post } from '../../../sdk/index.ts'

const random = {
  data: { users: '[{{#repeat 3}}{ "id": "{{faker \'string.uuid\'}}" }{{/repeat}}]' },
  routes: [
    get('/random', "{{faker 'person.fullName'}} {{int 1 1000000}}"),
    crud('/users', 'users'),
    get('/slow', 'late', { latency: 60_000 }),
    get('/env', "{{getEnvVar 'REGION' 'none'}}"),
    get('/host', '{{hostname}}'),
  ],
} satisfies MockDocument

const echo = createMock({
  routes: [
    post('/echo', "{{method}} {{header 'content-type'}} {{body}}"),
    get('/echo', "{{queryParam 'q'}}", { headers: { 'X-A': 'a' } }),
  ],
})
const text = async (response: Promise<Response>) => (await response).text()

t.test('a mock is asked as `fetch` is: by a path, a URL, or a request', async (t) => {
  t.equal(await text(echo.fetch('/echo?q=1')), '1')
  t.equal(await text(echo.fetch('https://api.example.com/echo?q=2')), '2')
  t.equal(await text(echo.fetch(new URL('http://localhost/echo?q=3'))), '3')
  t.equal(await text(echo.fetch(new Request('http://localhost/echo?q=4'))), '4')
  t.equal(
    await text(
      echo.fetch('/echo', { method: 'POST', body: 'hi', headers: { 'content-type': 'a/b' } }),
    ),
    'POST a/b hi',
  )
  t.equal(await text(echo.fetch('/echo', { json: { a: 1 } })), 'POST application/json {"a":1}')
  const { fetch } = echo
  t.equal(await text(fetch('/echo?q=5')), '5', 'it can be handed on by itself')
})

t.test('HEAD has the headers of GET and no body', async (t) => {
  const response = await echo.fetch('/echo?q=1', { method: 'HEAD' })
  t.equal(response.headers.get('x-a'), 'a')
  t.equal(response.body, null)
})

t.test('two mocks of a document answer the same, and a reset begins anew', async (t) => {
  const run = async (mock: ReturnType<typeof createMock>) => [
    await text(mock.fetch('/users')),
    await text(mock.fetch('/random')),
    await text(mock.fetch('/random')),
  ]
  const mock = createMock(random)
  const first = await run(mock)
  t.not(first[1], first[2], 'random data is random')
  t.same(await run(createMock(random)), first)
  mock.reset()
  t.same(await run(mock), first)
  t.notSame(await run(createMock(random, { seed: 2 })), first)
  t.same(await run(createMock(random, { seed: 'a' })), await run(createMock(random, { seed: 'a' })))
})

t.test('nothing waits unless it is asked to', async (t) => {
  const started = performance.now()
  t.equal(await text(createMock(random).fetch('/slow')), 'late')
  t.ok(performance.now() - started < 5_000)
})

t.test('templates read the variables that are given, and no others', async (t) => {
  t.equal(await text(createMock(random).fetch('/env')), 'none')
  t.equal(await text(createMock(random, { env: { MOCKOON_REGION: 'eu' } }).fetch('/env')), 'eu')
  t.equal(await text(createMock(random, { env: { REGION: undefined } }).fetch('/env')), 'none')
})

t.test('a request names its host, as it would over HTTP', async (t) => {
  const mock = createMock(random)
  t.equal(await text(mock.fetch('https://api.example.com/host')), 'api.example.com')
  t.equal(await text(mock.fetch('/host')), 'localhost')
})

t.test('a body has the length that it would have over HTTP', async (t) => {
  const mock = createMock({ routes: [post('/', "{{header 'content-length' 'none'}}")] })
  const table: [body: BodyInit | undefined, length: string][] = [
    ['tëa', '4'],
    [new Uint8Array(7), '7'],
    [new ArrayBuffer(6), '6'],
    [new Blob(['tea']), '3'],
    [new URLSearchParams({ a: 'ë' }), '8'],
    [undefined, '0'],
    [new FormData(), 'none'],
  ]
  for (const [body, length] of table)
    t.equal(await text(mock.fetch('/', { method: 'POST', ...(body ? { body } : {}) })), length)
  t.equal(await text(mock.fetch('/', { json: { a: 1 } })), '7')
  t.match(mock.calls().at(-1)?.request, { address: '127.0.0.1', bodyBytes: 7 })
})

t.test('a document is compiled once, and anew when it says something else', async (t) => {
  const document = { routes: [get('/', 'one')] }
  const { program } = createMock(document)
  t.equal(createMock(document).program, program)
  document.routes.push(get('/two', 'two'))
  t.equal(await text(createMock(document).fetch('/two')), 'two')
})

t.test('a function answers, and may change the state', async (t) => {
  const mock = createMock({
    data: { orders: [] },
    routes: [
      post('/orders', async ({ body }, state) => {
        const orders = state.bucket<object[]>('orders')
        orders.push({ id: 1, ...(body as object) })
        return orders.value
      }),
      get('/orders/:id', ({ params }) => ({ id: params.id })),
      get('/broken', () => {
        throw new Error('out of paper')
      }),
    ],
  })
  t.same(await (await mock.fetch('/orders', { json: { tea: 2 } })).json(), [{ id: 1, tea: 2 }])
  t.same(await (await mock.fetch('/orders/7')).json(), { id: '7' })
  t.same(mock.state.bucket('orders').value, [{ id: 1, tea: 2 }])
  const broken = await mock.fetch('/broken')
  t.equal(broken.status, 500)
  t.match(await broken.json(), { detail: /out of paper/ })
  t.match(mock.calls('/broken'), [{ response: { status: 500 }, why: /out of paper/ }])
})

t.test('random data that is still being loaded is said to be, and can be waited for', async (t) => {
  const mock = createMock(random, { locale: 'nl' })
  t.throws(() => mock.state.bucket('users').value, { code: 'state-not-ready' })
  await mock.ready()
  t.match(mock.state.bucket('users').value, [{ id: String }, { id: String }, { id: String }])
})
