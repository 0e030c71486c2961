// What a mock does not answer itself is asked of another server, on every front.
import { createServer } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { startUpstream } from '../support/upstream-server.ts'
import { type Front, type Fronted, fronts, frontsWith } from './index.ts'

const upstream = await startUpstream(t)

const allowing = { start: ['--allow-upstream', '127.0.0.1'] }

/** Behind MSW, what no route answers goes to the next handler. */
const forwarding = fronts.filter(({ name }) => !/msw/i.test(name))

const partial = {
  proxyMode: true,
  proxyHost: `${upstream.url}/base/`,
  headers: { 'X-Mock': 'own', 'X-Upstream': 'mock' },
  proxyReqHeaders: { 'X-Asked-For': "{{queryParam 'q'}}" },
  proxyResHeaders: { 'X-Added': 'by the mock' },
  routes: [
    { endpoint: '/own', body: 'own' },
    {
      endpoint: '/maybe',
      responseMode: 'FALLBACK' as const,
      responses: [
        { body: 'never', rules: [{ target: 'header' as const, modifier: 'X-Never', value: '1' }] },
      ],
    },
    {
      endpoint: '/one/:id',
      proxy: { to: upstream.url, path: "/other/{{urlParam 'id'}}?from=mock" },
    },
    {
      endpoint: '/ruled',
      responses: [
        { body: 'mine' },
        {
          proxy: { to: `${upstream.url}/ruled` },
          rules: [{ target: 'query' as const, modifier: 'live', value: '1' }],
        },
      ],
    },
    {
      method: 'post' as const,
      endpoint: '/reading',
      responses: [
        {
          proxy: { to: upstream.url },
          rules: [
            { target: 'body' as const, modifier: '', operator: 'regex' as const, value: 'x?' },
          ],
        },
      ],
    },
    { endpoint: '/late', proxy: { to: upstream.url, path: '/silent', timeout: 100 } },
  ],
}

const json = async (mock: Fronted, path: string, init?: RequestInit) =>
  (await (await mock.fetch(path, init)).json()) as {
    method: string
    url: string
    headers: Record<string, string>
    body: string
    type?: string
    detail?: string
  }

/** The body as it reads; the bytes came packed, or were unpacked by the client on the way. */
async function unpacked(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer())
  if (bytes.toString() === 'packed') return 'packed'
  const isGzip = response.headers.get('content-encoding') === 'gzip'
  return (isGzip ? gunzipSync(bytes) : brotliDecompressSync(bytes)).toString()
}

const cases: [claim: string, run: (t: Test, mock: Fronted) => Promise<void>][] = [
  [
    'routes answer first, and the other server what is left',
    async (t, mock) => {
      t.equal(await (await mock.fetch('/own')).text(), 'own')
      t.match(await json(mock, '/else?q=a%20b'), { method: 'GET', url: '/base/else?q=a%20b' })
      t.match(await json(mock, '/maybe'), { url: '/base/maybe' })
    },
  ],
  [
    'the request goes over as it came, but for what belongs to the connection',
    async (t, mock) => {
      const headers = { 'X-Kept': '1', 'X-Asked-For': 'me', 'Content-Type': 'text/plain' }
      const body = Uint8Array.of(0, 255, 128, 10)
      const got = await json(mock, '/else?q=7', { method: 'PUT', headers, body })
      t.match(got, { method: 'PUT', headers: { 'x-kept': '1', 'x-asked-for': '7' } })
      t.equal(got.headers.host, new URL(upstream.url).host)
      t.same([...Buffer.from(got.body, 'base64')], [0, 255, 128, 10])
      const read = await json(mock, '/reading', { method: 'POST', headers, body })
      t.same([...Buffer.from(read.body, 'base64')], [0, 255, 128, 10], 'also where a rule read it')
    },
  ],
  [
    'a large body goes over as it comes',
    async (t, mock) => {
      const body = Buffer.alloc(3_000_000, 'y')
      const got = await json(mock, '/else', { method: 'POST', body })
      t.equal(Buffer.from(got.body, 'base64').length, body.length)
    },
  ],
  [
    'HEAD is asked as HEAD, and has the length of what is not sent',
    async (t, mock) => {
      const response = await mock.fetch('/large', { method: 'HEAD' })
      t.equal(response.headers.get('content-length'), '1000000')
      t.equal(await response.text(), '')
    },
  ],
  [
    'headers that come twice are both there, and those of the connection are not',
    async (t, mock) => {
      const response = await mock.fetch('/twice')
      t.equal(response.headers.get('link'), '</a>, </b>')
      t.notOk(response.headers.has('x-own'))
      t.equal(await response.text(), 'twice')
    },
  ],
  [
    'the answer comes as it was sent: status, cookies, headers over those of the mock',
    async (t, mock) => {
      const response = await mock.fetch('/cookies')
      t.match(Object.fromEntries(response.headers), {
        'x-mock': 'own',
        'x-upstream': 'yes',
        'x-added': 'by the mock',
      })
      t.same(response.headers.getSetCookie(), ['a=1; Path=/', 'b=2; HttpOnly'])
      t.equal((await mock.fetch('/teapot')).status, 418)
      t.equal((await mock.fetch('/empty')).status, 204)
    },
  ],
  [
    'what comes in pieces, and what is large, comes whole',
    async (t, mock) => {
      t.equal(await (await mock.fetch('/chunked')).text(), 'one two')
      t.equal((await (await mock.fetch('/large')).text()).length, 1_000_000)
    },
  ],
  [
    'what is compressed can be read by who asked',
    async (t, mock) => {
      t.equal(await unpacked(await mock.fetch('/gzip')), 'packed')
      t.equal(await unpacked(await mock.fetch('/br')), 'packed')
    },
  ],
  [
    'a redirect is handed on, and not followed',
    async (t, mock) => {
      const response = await mock.fetch('/redirect')
      t.equal(response.status, 302)
      t.equal(response.headers.get('location'), 'http://169.254.169.254/')
    },
  ],
  [
    'one response may be fetched, from a path of its own',
    async (t, mock) => {
      t.match(await json(mock, '/one/5'), { url: '/other/5?from=mock' })
      t.equal(await (await mock.fetch('/ruled')).text(), 'mine')
      t.match(await json(mock, '/ruled?live=1'), { url: '/ruled/ruled?live=1' })
    },
  ],
  [
    'a server that is late, breaks off or speaks no HTTP is told as a problem',
    async (t, mock) => {
      for (const [path, status, kind] of [
        ['/late', 504, 'upstream-late'],
        ['/reset', 502, 'upstream-broken'],
        ['/garbage', 502, 'upstream-broken'],
        ['/short', 502, 'upstream-broken'],
        ['/endless-head', 502, 'upstream-broken'],
        ['/bad-length', 502, 'upstream-broken'],
        ['/switching', 502, 'upstream-broken'],
      ] as const) {
        const response = await mock.fetch(path)
        t.equal(response.status, status, path)
        t.match(await response.json(), { type: `urn:mockhost:problem:${kind}` }, path)
      }
      t.equal(await (await mock.fetch('/own')).text(), 'own', 'and the next request is answered')
    },
  ],
]

cases.push(
  [
    'what comes before an answer, behind it or beyond its length is not handed on',
    async (t, mock) => {
      t.equal(await (await mock.fetch('/interim')).text(), 'final')
      t.equal(await (await mock.fetch('/trailers')).text(), 'one')
      t.equal(await (await mock.fetch('/longer')).text(), 'four')
      t.equal(await (await mock.fetch('/own')).text(), 'own', 'and the next request is answered')
    },
  ],
  [
    'an endless body flows only as long as it is read',
    async (t, mock) => {
      const reader = ((await mock.fetch('/endless')).body as ReadableStream).getReader()
      t.match(await reader.read(), { done: false })
      await reader.cancel()
      t.equal(await (await mock.fetch('/own')).text(), 'own', 'and the next request is answered')
    },
  ],
)

for (const front of forwarding)
  t.test(front.name, async (t) => {
    const mock = await front.start(t, partial, allowing)
    for (const [claim, run] of cases) await t.test(claim, (t) => run(t, mock))
  })

t.test(
  'behind MSW a single response is fetched, and what no route answers is left to others',
  async (t) => {
    const front = fronts.find(({ name }) => /msw/i.test(name)) as Front
    const mock = await front.start(t, partial)
    t.equal(await (await mock.fetch('/own')).text(), 'own')
    t.match(await json(mock, '/one/5'), { url: '/other/5?from=mock' })
    await t.rejects(mock.fetch('/else'), 'nobody is there but the mock')
  },
)

/** Waits for it, a few seconds at most. */
async function until(holds: () => boolean): Promise<void> {
  for (let left = 300; left > 0 && !holds(); left--)
    await new Promise((resolve) => setTimeout(resolve, 10))
}

/** A port on which nobody listens. */
async function deadPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

for (const front of forwarding)
  t.test(
    `${front.name}: a server that is not there is told as a problem; a Mockoon file as Mockoon tells it`,
    async (t) => {
      const proxyHost = `http://127.0.0.1:${await deadPort()}`
      const mock = await front.start(t, { proxyMode: true, proxyHost, routes: [] }, allowing)
      const refused = await mock.fetch('/x')
      t.equal(refused.status, 502)
      t.match(await refused.json(), { type: 'urn:mockhost:problem:upstream-refused' })
      const file = { lastMigration: 33, proxyMode: true, proxyHost, routes: [] }
      const told = await (await front.start(t, file, allowing)).fetch('/x')
      t.equal(told.status, 504)
      t.match(await told.text(), /^An error occurred while trying to proxy to http:\/\/127/)
    },
  )

for (const front of frontsWith('port').filter((one) => forwarding.includes(one)))
  t.test(
    `${front.name}: who goes away before the other server answers lets go of it`,
    async (t) => {
      const patient = { proxyMode: true, proxyHost: upstream.url, routes: [] }
      const mock = await front.start(t, patient, allowing)
      const gone = new AbortController()
      const asked = mock.fetch('/silent', { signal: gone.signal })
      await until(() => upstream.pending() === 1)
      gone.abort()
      await t.rejects(asked)
      await until(() => upstream.pending() === 0)
      t.equal(upstream.pending(), 0)
    },
  )

for (const front of forwarding)
  t.test(`${front.name}: the prefix goes over, or stays`, async (t) => {
    const withPrefix = {
      proxyMode: true,
      proxyHost: upstream.url,
      endpointPrefix: 'api/v1',
      routes: [],
    }
    const mock = await front.start(t, withPrefix, allowing)
    t.match(await json(mock, '/api/v1/x'), { url: '/api/v1/x' })
    const without = await front.start(t, { ...withPrefix, proxyRemovePrefix: true }, allowing)
    t.match(await json(without, '/api/v1/x?y=1'), { url: '/x?y=1' })
    t.match(await json(without, '/api/v1zz'), { url: '/api/v1zz' })
  })

for (const front of frontsWith('log').filter((one) => forwarding.includes(one)))
  t.test(`${front.name}: the log says who was asked`, async (t) => {
    const mock = await front.start(t, partial, allowing)
    await (await mock.fetch('/else')).text()
    await (await mock.fetch('/late')).text()
    await (await mock.fetch('/gzip')).arrayBuffer()
    const upload = Buffer.alloc(12 * 1024 * 1024, 'z')
    await (await mock.fetch('/count', { method: 'POST', body: upload })).text()
    const [first, second, packed, large] = await mock.log()
    t.match(first, {
      source: 'proxy',
      why: /no route answers, so http:\/\/127.*\/base\/else was asked/,
    })
    t.match(first?.response.body, /"url":"\/base\/else"/)
    t.match(second, {
      source: 'response',
      response: { status: 504 },
      why: /did not answer within 100 ms/,
    })
    t.match(packed?.response, { body: 'packed', bodyEncoding: 'text', bodyBytes: 6 })
    t.match(large, {
      request: { bodyBytes: upload.length, bodyEncoding: 'text' },
      response: { body: String(upload.length) },
    })
    t.equal(large?.request.body?.length, 64 * 1024, 'its beginning')
  })

for (const front of frontsWith('port').filter((one) => forwarding.includes(one)))
  t.test(
    `${front.name}: a body that breaks off cuts the connection, and ends no answer well`,
    async (t) => {
      const mock = await front.start(t, partial, allowing)
      await t.rejects(mock.fetch('/broken-off').then((response) => response.text()))
      t.equal(await (await mock.fetch('/own')).text(), 'own')
    },
  )

for (const front of frontsWith('port').filter((one) => forwarding.includes(one)))
  t.test(`${front.name}: a mock that asks itself is told so`, async (t) => {
    const itself = { to: "{{header 'X-Own'}}", path: '/again' }
    const mock = await front.start(t, { routes: [{ endpoint: '/again', proxy: itself }] }, allowing)
    const headers = { 'X-Own': mock.url }
    const { host } = mock.headers
    // A deployment is found by its host name, which a proxy says anew: it is asked by its path.
    if (host !== undefined) headers['X-Own'] = `${mock.url}/@${host.split('.')[0]}`
    const response = await mock.fetch('/again', { headers })
    t.equal(response.status, 508)
    t.match(await response.json(), { type: 'urn:mockhost:problem:proxy-loop' })
  })

const targets: [to: string, path: string, isSafe: boolean][] = [
  ["http://{{urlParam 'x'}}.example.test/", '/t/evil.test%2F', false],
  ["http://{{urlParam 'x'}}.example.test/", '/t/user%40evil.test', false],
  [`${upstream.url}/{{urlParam 'x'}}`, '/t/fine', true],
  [`${upstream.url}/{{urlParam 'x'}}`, '/t/..%2F..%2Fetc', false],
  [`${upstream.url}/{{urlParam 'x'}}`, '/t/a%23b', false],
  [`${upstream.url}{{urlParam 'x'}}`, '/t/%40evil.test', false],
  [`http://127.0.0.1:{{urlParam 'x'}}/`, `/t/${upstream.port}`, true],
  ["http://127.0.0.1{{urlParam 'x'}}", '/t/.evil.test', false],
  ["http://api.example.co{{urlParam 'x'}}", '/t/m', false],
  ["http://api{{urlParam 'x'}}:80/", '/t/.evil.test', false],
  ["http://127.0.0.1:{{urlParam 'x'}}/", '/t/80%40evil.test', false],
  ["{{urlParam 'x'}}", '/t/file%3A%2F%2F%2Fetc%2Fpasswd', false],
]

t.test(
  'what a request says leads a proxy to no other host than the one that is written',
  async (t) => {
    const [inProcess] = fronts as [Front]
    for (const [to, path, isSafe] of targets) {
      const mock = await inProcess.start(t, {
        routes: [{ endpoint: '/t/:x', proxy: { to, timeout: 2_000 } }],
      })
      const response = await mock.fetch(path)
      const { type } = (await response.json()) as { type?: string }
      t.equal(
        type,
        isSafe ? undefined : 'urn:mockhost:problem:proxy-target-invalid',
        `${to} ${path}`,
      )
    }
  },
)

t.test('connections to the other server are let go of', async (t) => {
  const [inProcess] = fronts as [Front]
  const mock = await inProcess.start(t, partial)
  await Promise.all(Array.from({ length: 20 }, () => mock.fetch('/late')))
  await new Promise((resolve) => setTimeout(resolve, 400))
  t.ok((await upstream.connections()) <= 5, 'those that were given up are closed')
})
