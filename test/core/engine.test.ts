// The engine as a whole: what no single stage shows.
import t from 'tap'
import { HeaderList, Layer, WebIncoming, type WrittenMock } from '../../core/index.ts'
import { asking, bodyOnly } from '../support/ask.ts'
import { RecordedIncoming } from '../support/in-process.ts'

t.test('HEAD is answered by the GET route, unless a HEAD route is there', async (t) => {
  const ask = asking({
    routes: [
      { endpoint: '/a', headers: { 'X-Route': 'get' }, body: 'a' },
      { endpoint: '/b', headers: { 'X-Route': 'get' }, body: 'b' },
      { method: 'head', endpoint: '/b', statusCode: 204, headers: { 'X-Route': 'head' } },
    ],
  })
  t.match(await ask('HEAD /a'), { status: 200 })
  t.equal((await ask('HEAD /a')).headers.get('x-route'), 'get')
  t.equal((await ask('HEAD /b')).headers.get('x-route'), 'head')
  t.equal((await ask('HEAD /c')).status, 404)
})

t.test(
  'a request that no route answers is told the nearest routes and why each did not answer',
  async (t) => {
    const ask = asking({
      name: 'Shop',
      cors: false,
      endpointPrefix: 'api',
      routes: [
        { endpoint: '/users', body: 'users' },
        { method: 'post', endpoint: '/orders', body: 'orders' },
        {
          endpoint: '/vip',
          responseMode: 'FALLBACK',
          responses: [
            { body: 'vip', rules: [{ target: 'header', modifier: 'X-Tier', value: 'gold' }] },
          ],
        },
        { type: 'ws', endpoint: '/live', body: 'tick' },
      ],
    })
    const table: [request: string, route: string, reason: RegExp][] = [
      ['GET /api/userz', 'GET /api/users', /has "users" where the request has "userz"/],
      ['GET /api/orders', 'POST /api/orders', /answers POST, not GET/],
      ['GET /api/users/7', 'GET /api/users', /has 2 segments, the request has 3/],
      [
        'GET /api/vip',
        'GET /api/vip',
        /FALLBACK.*the header X-Tier equals "gold" \(it is missing\)/,
      ],
      ['GET /api/live', 'WS /api/live', /WebSocket route/],
      ['OPTIONS /api/orders', 'POST /api/orders', /answers POST, not OPTIONS/],
    ]
    for (const [request, route, reason] of table) {
      const answered = await ask(request)
      t.equal(answered.status, 404, request)
      t.equal(answered.headers.get('content-type'), 'application/problem+json; charset=utf-8')
      const [nearest] = (answered.json as { nearest: { route: string; reason: string }[] }).nearest
      t.match(nearest, { route, reason }, request)
    }
    t.notMatch(
      (await ask('GET /nothing/like/it')).text,
      /users/,
      'what is nothing like it is not named',
    )
  },
)

t.test('what a mock reaches for beyond itself is refused with 501 where it may not', async (t) => {
  const ask = asking({
    proxyMode: true,
    proxyHost: 'http://localhost:1',
    routes: [{ endpoint: '/proxy', proxy: { to: 'http://localhost:1' } }],
  })
  for (const path of ['/proxy', '/else'])
    t.match(await ask(`GET ${path}`), {
      status: 501,
      json: { type: 'urn:mockhost:problem:not-implemented' },
    })
})

t.test('a body over the limit is refused with 413, and the next request is served', async (t) => {
  const ask = asking(
    { routes: [{ method: 'post', endpoint: '/', body: "{{body 'a'}}" }] },
    { limits: { bodyBytes: 100 } },
  )
  const refused = await ask('POST /', { body: { a: 'x'.repeat(200) } })
  t.match(refused, { status: 413, json: { detail: /larger than 100 bytes/ } })
  t.match(await ask('POST /', { body: { a: 'short' } }), { status: 200, text: 'short' })
})

t.test(
  'a path with a malformed escape is refused with 400 and the place of the mistake',
  async (t) => {
    const ask = asking({ routes: [{ endpoint: '/p/:id', body: 'x' }] })
    for (const path of ['/p/%', '/p/%zz', '/elsewhere/%E0%A4%A']) {
      t.match(
        await ask(`GET ${path}`),
        { status: 400, json: { detail: /malformed percent-encoding at character \d+/ } },
        path,
      )
    }
    t.match(await ask('GET /p/100%25'), { status: 200 })
  },
)

t.test('a template that fails says where it is and why, and never shows a stack', async (t) => {
  const ask = asking({ routes: [{ endpoint: '/', body: "a\n  {{faker 'no.method'}}" }] })
  const answered = await ask('GET /')
  t.match(answered, {
    status: 500,
    json: { route: 'GET /', path: 'routes[0]', detail: /no\.method is not a valid/ },
  })
  t.notMatch(answered.text, /\.ts:|at .*\(/)
})

t.test('a Mockoon file with a template that fails answers as Mockoon does', async (t) => {
  const ask = asking({
    lastMigration: 33,
    routes: [{ endpoint: 'a', responses: [{ body: '{{#if}}', statusCode: 418 }] }],
  })
  const answered = await ask('GET /a')
  t.match(answered, {
    status: 418,
    text: /^Error while serving the content: Parse error on line 1/,
  })
})

t.test('deciding a request changes nothing', async (t) => {
  const ask = asking({
    data: { list: [] },
    routes: [
      {
        method: 'post',
        endpoint: '/',
        body: "{{setData 'push' 'list' '' 1}}{{setGlobalVar 'v' 'set'}}x",
      },
      { endpoint: '/', body: "{{data 'list'}}{{getGlobalVar 'v'}}" },
    ],
  })
  const request = () => new WebIncoming(new Request('http://mock.test/', { method: 'POST' }))
  const outcome = await ask.engine.decide(request())
  t.equal(outcome.answer.body, 'x')
  t.ok(outcome.changes, 'what it would change is told')
  t.equal((await ask('GET /')).text, '[]')
  await ask('POST /')
  t.equal((await ask('GET /')).text, '[1]set', 'asking does')
})

t.test('an error inside a template keeps none of the changes before it', async (t) => {
  const ask = asking({
    routes: [
      { method: 'post', endpoint: '/', body: "{{setGlobalVar 'v' 'set'}}{{faker 'no.method'}}" },
      { endpoint: '/', body: "[{{getGlobalVar 'v'}}]" },
    ],
  })
  t.equal((await ask('POST /')).status, 500)
  t.equal((await ask('GET /')).text, '[]')
})

t.test('requests at the same time lose no change', async (t) => {
  const ask = asking({
    data: { counter: { n: 0 } },
    routes: [
      {
        method: 'post',
        endpoint: '/',
        latency: 5,
        body: "{{body 'x'}}{{setData 'inc' 'counter' 'n'}}",
      },
      { endpoint: '/', body: "{{data 'counter' 'n'}}" },
    ],
  })
  await Promise.all(Array.from({ length: 50 }, () => ask('POST /', { body: { x: 1 } })))
  t.equal((await ask('GET /')).text, '50')
})

t.test('latencies of the mock and of the response add up; random ones stay below', async (t) => {
  const document = { latency: 30, routes: [{ endpoint: '/', latency: 12, body: 'x' }] }
  const waits = async (randomLatency: boolean) => {
    const waited: number[] = []
    const sleep = async (ms: number) => {
      waited.push(ms)
    }
    const ask = asking(document, { world: { sleep, randomLatency, seed: 7 } })
    for (let count = 0; count < 20; count++) await ask('GET /')
    await ask('GET /nowhere')
    return waited
  }
  t.same(await waits(false), [...Array(20).fill(42), 30])
  const random = await waits(true)
  t.ok(random.every((ms) => ms >= 0 && ms <= 42))
  t.ok(new Set(random).size > 5)
  t.same(random, await waits(true), 'with a seed they repeat')
})

t.test(
  'another program is taken whole, and buckets that are the same keep their values',
  async (t) => {
    const document = (extra: string, names: string): WrittenMock => ({
      data: { kept: [], changed: names },
      routes: [
        {
          method: 'post',
          endpoint: '/',
          body: "{{setData 'push' 'kept' '' 1}}{{setGlobalVar 'g' 'kept'}}",
        },
        { endpoint: '/', body: `${extra}{{data 'kept'}}{{data 'changed'}}{{getGlobalVar 'g'}}` },
      ],
    })
    const ask = asking(document('', 'first'))
    await ask('POST /')
    t.equal((await ask('GET /')).text, '[1]firstkept')
    ask.engine.replace(asking(document('new ', 'second')).engine.program)
    t.equal((await ask('GET /')).text, 'new [1]secondkept')
    ask.engine.reset()
    t.equal((await ask('GET /')).text, 'new []second')
  },
)

t.test('a state goes from one engine to the next', async (t) => {
  const state = new Layer()
  const document = {
    routes: [
      { endpoint: '/', responseMode: 'SEQUENTIAL', responses: [{ body: 'one' }, { body: 'two' }] },
    ],
  }
  t.equal((await asking(document, { state })('GET /')).text, 'one')
  t.equal((await asking(document, { state })('GET /')).text, 'two')
})

t.test('every outcome is told once, with what answered and why', async (t) => {
  const told: unknown[] = []
  const ask = asking(
    {
      routes: [
        {
          endpoint: '/',
          responses: [
            { label: 'a', body: 'a', rules: [{ target: 'query', modifier: 'x', value: '1' }] },
            { body: 'b' },
          ],
        },
      ],
    },
    {
      onOutcome: (outcome, request, ms) =>
        told.push([request.target, outcome.response?.index, outcome.reason, ms >= 0]),
    },
  )
  await ask('GET /?x=1')
  await ask('GET /?x=2')
  await ask('OPTIONS /')
  await ask('GET /none')
  t.same(told, [
    ['/?x=1', 0, 'rules', true],
    ['/?x=2', 1, 'default', true],
    ['/', undefined, undefined, true],
    ['/none', undefined, undefined, true],
  ])
})

t.test(
  'a status that no Web response can have is answered with a problem, and over HTTP as it is',
  async (t) => {
    const ask = asking({ routes: [{ endpoint: '/', statusCode: 799, body: 'x' }] })
    t.match(await ask('GET /'), { status: 500, json: { detail: /status 799/ } })
    const answer = await ask.engine.handle(
      new RecordedIncoming({ path: '/', expect: { status: 0, headers: {}, body: '' } }),
    )
    t.match(answer, { status: 799, body: 'x' })
  },
)

t.test('an interim status is no answer', async (t) => {
  const ask = asking({ routes: [{ endpoint: '/', statusCode: 102, body: 'x' }] })
  const answer = await ask.engine.handle(
    new RecordedIncoming({ path: '/', expect: { status: 0, headers: {}, body: '' } }),
  )
  t.equal(answer.status, 500)
  t.match(answer.body, /102/)
})

t.test('a body that is an object is sent as JSON, with its content type', async (t) => {
  const answered = await asking(bodyOnly({ a: [1, { b: null }] }))('GET /')
  t.equal(answered.headers.get('content-type'), 'application/json; charset=utf-8')
  t.same(answered.json, { a: [1, { b: null }] })
})

t.test('a body that breaks off is the mistake of the client', async (t) => {
  const ask = asking({ routes: [{ method: 'post', endpoint: '/', body: '{{body}}' }] })
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })
  const broken = new Request('http://mock.test/', {
    method: 'POST',
    body,
    duplex: 'half',
  } as object)
  const response = await ask.engine.fetch(broken)
  t.equal(response.status, 400)
  t.match(await response.json(), {
    type: 'urn:mockhost:problem:request-incomplete',
    detail: 'The request body broke off: gone',
  })
  t.equal((await ask('POST /', { body: 'whole' })).text, 'whole')
})

t.test('a problem inside a rule names the route', async (t) => {
  const ask = asking({
    routes: [
      {
        endpoint: '/',
        responses: [
          {
            rules: [{ target: 'query', modifier: 'a', value: '{{#repeat 100000000}}{{/repeat}}' }],
          },
          { body: 'x' },
        ],
      },
    ],
  })
  t.match(await ask('GET /?a=1'), { status: 500, json: { route: 'GET /', path: 'routes[0]' } })
})

t.test('changes that are refused are not kept, and the refusal is sent', async (t) => {
  const full = { status: 507, headers: new HeaderList([]), body: 'full' }
  let isFull = false
  const ask = asking(
    {
      data: { list: [] },
      routes: [
        { method: 'post', endpoint: '/', body: "{{setData 'push' 'list' '' 1}}kept" },
        { endpoint: '/', body: "{{data 'list'}}" },
      ],
    },
    { refuseChanges: () => (isFull ? full : undefined) },
  )
  t.equal((await ask('POST /')).text, 'kept')
  isFull = true
  t.match(await ask('POST /'), { status: 507, text: 'full' })
  t.equal((await ask('GET /')).text, '[1]', 'what changes nothing is answered')
})

t.test('bodies that only the log asks for are read where it does', async (t) => {
  for (const readsBodies of [false, true]) {
    const seen: string[] = []
    const ask = asking(
      { routes: [{ method: 'post', endpoint: '/', body: 'x' }] },
      { readsBodies, onOutcome: (_, request) => seen.push(request.text) },
    )
    await ask('POST /', { headers: { 'content-length': '5' }, body: 'hello' })
    t.same(seen, [readsBodies ? 'hello' : ''])
  }
})

t.test('resetting buckets makes them anew, and forgets nothing else', async (t) => {
  const ask = asking({
    data: { list: [] },
    routes: [
      { endpoint: '/', body: "{{setData 'push' 'list' '' 1}}{{setGlobalVar 'v' 'kept'}}x" },
      { endpoint: '/list', body: "{{data 'list'}}{{getGlobalVar 'v'}}" },
    ],
  })
  await ask('GET /')
  t.equal((await ask('GET /list')).text, '[1]kept')
  ask.engine.resetBuckets()
  t.equal((await ask('GET /list')).text, '[]kept')
})

t.test(
  'an engine that is rewound repeats exactly; one that is reset goes on with its dice',
  async (t) => {
    const ask = asking(
      {
        data: { dice: '{{int 1 1000000000}}' },
        routes: [{ endpoint: '/', body: "{{data 'dice'}} {{int 1 1000000000}}" }],
      },
      { world: { seed: 7 } },
    )
    const thrown = async () => [(await ask('GET /')).text, (await ask('GET /')).text]
    const first = await thrown()
    ask.engine.rewind()
    t.same(await thrown(), first)
    ask.engine.reset()
    t.notSame(await thrown(), first)
  },
)

t.test('data is there at once where nothing has to be loaded for it', async (t) => {
  const { engine } = asking({ data: { list: [1] } })
  t.equal(engine.prepareState(), undefined)
  t.same(engine.state.bucket(engine.program.buckets[0]?.uuid ?? '')?.value, [1])
})

t.test('latencies are left out where the world ignores them', async (t) => {
  const sleep = () => Promise.reject(new Error('it waits'))
  for (const randomLatency of [true, false]) {
    const ask = asking(
      { latency: 1_000, routes: [{ endpoint: '/', latency: 1_000, body: 'x' }] },
      { world: { sleep, ignoresLatency: true, randomLatency } },
    )
    t.equal((await ask('GET /')).text, 'x')
  }
})

t.test('bodies are read for who records them, also of requests made in this process', async (t) => {
  const told: string[] = []
  const ask = asking(
    { routes: [{ method: 'post', endpoint: '/', body: 'x' }] },
    { readsBodies: true, onOutcome: (_, request) => told.push(request.text) },
  )
  await ask('POST /', { body: 'sent' })
  await ask('POST /none', { body: 'sent too' })
  t.same(told, ['sent', 'sent too'])
})

t.test('a route that is disabled answers nothing, and the next one does', async (t) => {
  const ask = asking({
    routes: [
      { endpoint: 'a', body: 'off', disabled: true },
      { endpoint: 'a', body: 'on' },
    ],
  })
  t.equal((await ask('GET /a')).text, 'on')
})
