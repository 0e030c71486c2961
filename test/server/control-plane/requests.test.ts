// What the management API says to requests that are not as they should be.
import t, { type Test } from 'tap'
import { type Managing, manage } from './managing.ts'

const MOCK = { routes: [{ endpoint: '/', body: 'hi' }] }

async function managing(t: Test): Promise<Managing> {
  const api = await manage(t.testdir({}))
  t.teardown(() => api.close())
  await api.ask('POST /deployments', { body: { mock: MOCK, subdomain: 'shop' } })
  return api
}

t.test('every problem is a problem document', async (t) => {
  const { ask } = await managing(t)
  const problems: [request: string, status: number, kind: string][] = [
    ['GET /nothing', 404, 'unknown-path'],
    ['GET /', 404, 'unknown-path'],
    ['GET /deployments/nobody', 404, 'unknown-deployment'],
    ['GET /deployments/__proto__', 404, 'unknown-deployment'],
    ['GET /deployments/%2e%2e', 404, 'unknown-path'],
    ['GET /deployments/a%2Fb', 404, 'unknown-deployment'],
    ['GET /deployments/%E0%A4', 400, 'path-malformed'],
    ['GET /deployments/shop/revisions/9', 404, 'unknown-revision'],
    ['GET /deployments/shop/revisions/x', 404, 'unknown-revision'],
    ['GET /deployments/shop/transactions/x', 404, 'unknown-transaction'],
    ['GET /deployments/shop/transactions/99999999999999999999', 404, 'unknown-transaction'],
    ['GET /deployments/shop/transactions/1', 404, 'unknown-transaction'],
    ['PURGE /deployments', 405, 'wrong-method'],
    ['DELETE /deployments', 405, 'wrong-method'],
  ]
  for (const [request, status, kind] of problems) {
    const answer = await ask(request)
    t.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8', request)
    t.match(answer.json, { type: `urn:mockhost:problem:${kind}`, status, title: /./, detail: /./ })
    t.equal(answer.status, status)
  }
})

t.test('a wrong method names the right ones', async (t) => {
  const { ask } = await managing(t)
  const { headers, json } = await ask('POST /deployments/shop')
  t.equal(headers.get('allow'), 'GET, HEAD, PATCH, DELETE')
  t.match(json.detail, /takes GET, HEAD, PATCH, DELETE, not POST/)
  t.equal((await ask('OPTIONS /deployments', { key: null })).status, 405, 'there is no CORS')
})

t.test('HEAD is GET without its body', async (t) => {
  const { ask, send } = await managing(t)
  const head = await ask('HEAD /deployments')
  t.equal(head.status, 200)
  t.equal(head.text, '')
  t.equal(head.headers.get('content-type'), 'application/json')
  t.equal((await send('HEAD /healthz', { key: null })).status, 200)
  t.equal((await ask('HEAD /deployments/nobody')).status, 404)
})

t.test('a slash at the end makes no difference', async (t) => {
  const { ask } = await managing(t)
  t.equal((await ask('GET /deployments/')).status, 200)
})

t.test('a body that is no JSON is told where', async (t) => {
  const { ask } = await managing(t)
  const bodies: [body: string | Uint8Array, expected: object][] = [
    ['{\n  "mock": }', { line: 2, column: 11, detail: /not valid JSON: value expected/ }],
    ['mock: {}', { detail: /not valid JSON/ }],
    ['{"mock": {}', { detail: /not valid JSON/ }],
    [new Uint8Array([123, 255, 125]), { detail: /not UTF-8/ }],
    [`{"mock": ${'['.repeat(100_000)}`, { detail: /nested deeper/ }],
  ]
  for (const [body, expected] of bodies) {
    const { status, json } = await ask('POST /deployments', { body })
    t.equal(status, 400)
    t.match(json, { type: 'urn:mockhost:problem:body-malformed', ...expected })
  }
})

t.test('JSON is taken by whatever name curl gives it, and nothing else', async (t) => {
  const { ask } = await managing(t)
  const types: [type: string, status: number][] = [
    ['application/json; charset=utf-8', 201],
    ['application/merge-patch+json', 201],
    ['application/x-www-form-urlencoded', 201],
    ['multipart/form-data; boundary=x', 415],
    ['image/png', 415],
  ]
  for (const [type, status] of types) {
    const headers = { 'content-type': type }
    const answer = await ask('POST /deployments', { body: { mock: MOCK }, headers })
    t.equal(answer.status, status, type)
  }
  const packed = { 'content-encoding': 'gzip' }
  t.equal((await ask('POST /deployments', { body: '...', headers: packed })).status, 415)
})

t.test('a body is read up to the limit, also where its length is not said', async (t) => {
  const { ask, plane, rootKey } = await managing(t)
  const { status, json } = await ask('POST /deployments', { body: { mock: 'x'.repeat(200_000) } })
  t.equal(status, 413)
  t.match(json, { type: 'urn:mockhost:problem:body-too-large', limit: 200_000 })
  let pulled = 0
  const endless = new ReadableStream({
    pull: (controller) => {
      pulled++
      controller.enqueue(new Uint8Array(10_000))
    },
  })
  const response = await plane.handle(
    new Request('http://mocks.test/api/v1/deployments/shop/mock', {
      method: 'PUT',
      body: endless,
      duplex: 'half',
      headers: { 'x-mockhost-key': rootKey },
    } as RequestInit),
    '192.0.2.1',
  )
  t.equal(response.status, 413)
  t.ok(pulled < 40, `${pulled} chunks were read`)
})

t.test('every mistake of a body is told, with its path and what it should be', async (t) => {
  const { ask } = await managing(t)
  const { status, json } = await ask('POST /deployments', {
    body: {
      mock: 5,
      subdomian: 'shop',
      visibility: 'secret',
      domains: ['a.test', 7],
      env: { A: 1, B: { value: 'x', secret: true } },
      quotas: { requestsPerSecond: -1, stateBytes: 1.5 },
      message: 'x'.repeat(1_001),
    },
  })
  t.equal(status, 422)
  t.equal(json.type, 'urn:mockhost:problem:request-invalid')
  t.equal(json.detail, 'The request has 9 mistakes')
  const said = Object.fromEntries(
    json.mistakes.map(({ path, message, hint }: Record<string, string>) => [
      path,
      hint ? `${message}. ${hint}` : message,
    ]),
  )
  t.same(said, {
    mock: 'must be an object or a text',
    subdomian: 'is not known here. Did you mean "subdomain"?',
    visibility: 'must be one of "public", "private"',
    'domains[1]': 'must be a text',
    'env.A': 'must be a text or an object',
    'env.B.secret': 'is not known here. Did you mean "isSecret"?',
    'quotas.requestsPerSecond': 'must be at least 0',
    'quotas.stateBytes': 'must be a whole number',
    message: 'may have at most 1000 characters',
  })
})

t.test('what is missing is said once', async (t) => {
  const { ask } = await managing(t)
  const { json } = await ask('POST /keys', { body: {} })
  t.match(json.mistakes, [
    { path: 'name', message: 'is required' },
    { path: 'scope', message: 'is required' },
  ])
  t.equal(json.mistakes.length, 2)
  const empty = await ask('POST /keys')
  t.same(empty.json.mistakes, json.mistakes, 'no body is an empty one')
})

t.test('a body that is no object is told as a whole', async (t) => {
  const { ask } = await managing(t)
  for (const body of ['null', '[]', '5', '"x"', 'false']) {
    const { status, json } = await ask('PATCH /deployments/shop', { body })
    t.equal(status, 422, body)
    t.match(json.mistakes, [{ path: '', message: 'must be an object' }])
  }
})

t.test('every mistake of a query is told', async (t) => {
  const { ask } = await managing(t)
  const queries: [query: string, mistakes: object[]][] = [
    ['?limit=0', [{ path: '?limit', message: 'must be at least 1' }]],
    ['?limit=x', [{ path: '?limit', message: 'must be a whole number' }]],
    ['?limit=1e3', [{ path: '?limit', message: 'must be a whole number' }]],
    ['?limit=99999999999999999999', [{ path: '?limit', message: 'must be a whole number' }]],
    ['?deleted=yes', [{ path: '?deleted', message: 'must be true or false' }]],
    ['?limt=5', [{ path: '?limt', hint: 'Did you mean "limit"?' }]],
    ['?limit=10001&deleted=1', [{ path: '?limit' }, { path: '?deleted' }]],
  ]
  for (const [query, mistakes] of queries) {
    const { status, json } = await ask(`GET /deployments${query}`)
    t.equal(status, 422, query)
    t.match(json.mistakes, mistakes)
    t.equal(json.mistakes.length, mistakes.length)
  }
})

t.test('times must be times', async (t) => {
  const { ask } = await managing(t)
  const times: [time: unknown, status: number][] = [
    ['2099-01-01T00:00:00Z', 201],
    ['2099-01-01T00:00:00.5+02:00', 201],
    [null, 201],
    ['2099-13-01T00:00:00Z', 422],
    ['2099-01-01', 422],
    ['tomorrow', 422],
    [0, 422],
  ]
  for (const [expiresAt, status] of times) {
    const { status: actual } = await ask('POST /deployments/shop/keys', {
      body: { name: 'x', expiresAt },
    })
    t.equal(actual, status, String(expiresAt))
  }
})

t.test('an error inside is told to the server, not to the client', async (t) => {
  const secret = new Error('the database is at /secret/place')
  const api = await manage(t.testdir({}), {
    metrics: () => {
      throw secret
    },
  })
  t.teardown(() => api.close())
  const { status, text, json } = await api.ask('GET /metrics')
  t.equal(status, 500)
  t.match(json, { type: 'urn:mockhost:problem:internal' })
  t.notMatch(text, /secret|place|at /)
  t.same(api.errors, [
    { error: secret, request: { method: 'GET', path: '/metrics', address: '192.0.2.1' } },
  ])
})

t.test('answers are kept by nobody', async (t) => {
  const { ask } = await managing(t)
  for (const request of ['GET /deployments', 'GET /nothing', 'GET /healthz']) {
    const { headers } = await ask(request)
    t.equal(headers.get('cache-control'), 'no-store')
    t.equal(headers.get('x-content-type-options'), 'nosniff')
  }
})
