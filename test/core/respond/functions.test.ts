// Functions as bodies: what they are given, and what becomes of what they give.
import t from 'tap'
import {
  compileDocument,
  formatMistake,
  isFatal,
  type MockRequest,
  type Outcome,
  type Responder,
  WebIncoming,
} from '../../../core/index.ts'
import { reply } from '../../../core/respond/index.ts'
import { describeOutcome } from '../../../core/trace/index.ts'
import { asking } from '../../support/ask.ts'

const one = (body: Responder, more: object = {}) => ({ routes: [{ endpoint: '/', body, ...more }] })

t.test('what a function gives is the body, and its type makes the content type', async (t) => {
  const html = 'text/html; charset=utf-8'
  const json = 'application/json; charset=utf-8'
  const table: [given: unknown, text: string, type: string][] = [
    ['text {{now}}', 'text {{now}}', html],
    ['', '', html],
    [undefined, '', html],
    [null, 'null', json],
    [7, '7', json],
    [false, 'false', json],
    [[1, { a: null }], '[1,{"a":null}]', json],
    [Object.fromEntries([['then', 'no function']]), '{"then":"no function"}', json],
    [new Date(0), '"1970-01-01T00:00:00.000Z"', json],
    [new Uint8Array([104, 105]), 'hi', 'application/octet-stream'],
    [new Uint8Array([104, 105]).buffer, 'hi', 'application/octet-stream'],
  ]
  for (const [given, text, type] of table) {
    for (const body of [() => given, async () => given]) {
      const answered = await asking(one(body))('GET /')
      const found = [answered.status, answered.text, answered.headers.get('content-type')]
      t.same(found, [200, text, type], `${String(given)}, ${body}`)
    }
  }
})

t.test('a reply has a status and headers over those of the response', async (t) => {
  const document = {
    headers: { 'X-Mock': 'mock', 'X-Both': 'mock' },
    routes: [
      {
        endpoint: '/',
        statusCode: 202,
        headers: { 'X-Response': 'response', 'X-Both': 'response', ETag: '"1"' },
        body: ({ query }: MockRequest) =>
          query.plain === undefined
            ? reply(
                { a: 1 },
                { status: 201, headers: { 'x-both': 'reply', 'Set-Cookie': ['a=1', 'b=2'] } },
              )
            : 'plain',
      },
    ],
  }
  const ask = asking(document)
  const answered = await ask('GET /')
  t.match(answered, { status: 201, text: '{"a":1}' })
  const headers = Object.fromEntries(answered.headers)
  t.match(headers, { 'x-mock': 'mock', 'x-response': 'response', 'x-both': 'reply' })
  t.equal(headers['content-type'], 'application/json; charset=utf-8')
  t.same(answered.headers.getSetCookie(), ['a=1', 'b=2'])
  t.match(await ask('GET /?plain'), { status: 202, text: 'plain' })
  t.equal((await ask('GET /', { headers: { 'if-none-match': '"1"' } })).status, 304)
})

t.test('a content type that is named is kept', async (t) => {
  const xml = { 'Content-Type': 'application/xml' }
  const table: [document: object, type: string][] = [
    [one(() => ({}), { headers: xml }), 'application/xml; charset=utf-8'],
    [{ ...one(() => ({})), headers: xml }, 'application/xml; charset=utf-8'],
    [one(() => reply({}, { headers: xml })), 'application/xml; charset=utf-8'],
    [
      one(() => reply('x', { headers: { 'content-type': 'text/plain' } })),
      'text/plain; charset=utf-8',
    ],
    [
      one(() => 'x', { headers: { 'Content-Type': '{{header "x-type"}}' } }),
      'text/csv; charset=utf-8',
    ],
  ]
  for (const [document, type] of table) {
    const answered = await asking(document)('GET /', { headers: { 'x-type': 'text/csv' } })
    t.equal(answered.headers.get('content-type'), type)
  }
})

t.test('a Web Response is taken as it is', async (t) => {
  const table: [given: () => unknown, expected: object][] = [
    [() => Response.json({ a: 1 }, { status: 201 }), { status: 201, text: '{"a":1}' }],
    [async () => new Response('x', { headers: { 'X-Own': 'y' } }), { status: 200, text: 'x' }],
    [() => new Response(null, { status: 204 }), { status: 204, text: '' }],
    [() => Response.error(), { status: 500, json: { detail: /network error/ } }],
  ]
  for (const [given, expected] of table) t.match(await asking(one(given))('GET /'), expected)
  const cookies = new Headers([
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
  ])
  const answered = await asking(one(() => new Response('x', { headers: cookies })))('GET /')
  t.same(answered.headers.getSetCookie(), ['a=1', 'b=2'])
  const image = new Uint8Array([0xff, 0xd8])
  const png = asking(one(() => reply(image, { headers: { 'Content-Type': 'image/png' } })))
  t.equal((await png('GET /')).headers.get('content-type'), 'image/png', 'bytes have no charset')
  const used = new Response('once')
  const ask = asking(one(() => used))
  t.equal((await ask('GET /')).text, 'once')
  t.match((await ask('GET /')).json, { detail: /read already: make a new one for each request/ })
})

t.test('a function sees the request as it came', async (t) => {
  let seen: MockRequest | undefined
  const ask = asking({
    endpointPrefix: 'api',
    routes: [
      {
        method: 'post',
        endpoint: '/orders/:id/*rest',
        body: (request: MockRequest) => {
          seen = request
        },
      },
    ],
  })
  await ask('POST /api/orders/a%20b/x/y?draft=1&n[]=1&n[]=2', {
    body: { sku: 'a' },
    headers: { cookie: 'sid=7', 'X-Tier': 'gold', host: 'shop.test' },
  })
  t.match(seen, {
    method: 'POST',
    path: '/api/orders/a%20b/x/y',
    params: { id: 'a b', rest: ['x', 'y'] },
    query: { draft: '1', n: ['1', '2'] },
    cookies: { sid: '7' },
    headers: { 'x-tier': 'gold' },
    body: { sku: 'a' },
    text: '{"sku":"a"}',
  })
  t.equal(seen?.header('X-TIER'), 'gold')
  t.equal(seen?.header('x-none'), undefined)
  t.equal(new URL(seen?.url ?? '').pathname, '/api/orders/a%20b/x/y')
  t.match({ ...seen }, { method: 'POST', body: { sku: 'a' } }, 'it can be spread')
})

t.test(
  'functions stand where bodies stand: beside rules, modes, and on routes of CRUD',
  async (t) => {
    const gold = [{ target: 'header', modifier: 'X-Tier', value: 'gold' }]
    const ask = asking({
      data: { users: [{ id: 1 }] },
      routes: [
        { endpoint: '/tier', responses: [{ body: () => 'gold', rules: gold }, { body: 'plain' }] },
        {
          endpoint: '/turns',
          responseMode: 'SEQUENTIAL',
          responses: [{ body: () => 'one' }, { body: async () => 'two' }, { body: 'three' }],
        },
        { type: 'crud', endpoint: '/users', databucketID: 'users', body: () => 'whatever is done' },
      ],
    })
    t.equal((await ask('GET /tier', { headers: { 'x-tier': 'gold' } })).text, 'gold')
    t.equal((await ask('GET /tier')).text, 'plain')
    for (const text of ['one', 'two', 'three', 'one']) t.equal((await ask('GET /turns')).text, text)
    t.equal((await ask('DELETE /users/1')).text, 'whatever is done')
  },
)

t.test('where nothing calls functions, they are mistakes, each with its place', async (t) => {
  const body = () => 'x'
  const document = {
    routes: [
      { endpoint: '/', body },
      { endpoint: '/b', responses: [{ body }] },
    ],
  }
  for (const given of [document, { ...document, lastMigration: 33 }]) {
    const { program, mistakes } = compileDocument(given)
    t.equal(program, undefined)
    t.match(mistakes.filter(isFatal).map(formatMistake), [
      /^routes\[0\]\.body: is a function, which runs in one process only\. Write a template/,
      /^routes\[1\]\.responses\[0\]\.body: is a function/,
    ])
  }
})

t.test('an answer that is at once stays at once', async (t) => {
  const { engine } = asking(one(() => 'x'))
  await engine.prepareState()
  const incoming = () => new WebIncoming(new Request('http://mock.test/'))
  t.notOk(engine.handle(incoming()) instanceof Promise)
  t.ok(asking(one(async () => 'x')).engine.handle(incoming()) instanceof Promise)
})

t.test('deciding calls no function', async (t) => {
  let calls = 0
  const { engine } = asking(one(() => ++calls, { statusCode: 201 }))
  const outcome = await engine.decide(new WebIncoming(new Request('http://mock.test/')))
  t.match(outcome, { source: 'response', answer: { status: 201 } })
  t.equal(calls, 0)
})

const failing: [claim: string, body: Responder, detail: RegExp][] = [
  [
    'an error',
    () => {
      throw new Error('no such order')
    },
    /that answers GET \/ failed: no such order$/,
  ],
  [
    'an error of a kind',
    () => {
      throw new TypeError('x is undefined')
    },
    /failed: TypeError: x is undefined$/,
  ],
  [
    'a text',
    () => {
      throw 'nothing'
    },
    /failed: it threw "nothing"$/,
  ],
  [
    'nothing',
    () => {
      throw undefined
    },
    /failed: it threw undefined$/,
  ],
  [
    'a promise that rejects',
    async () => {
      throw new Error('late')
    },
    /failed: late$/,
  ],
  ['a function for a body', () => () => 1, /it gave a function, which is no body$/],
  ['a symbol for a body', () => Symbol('x'), /it gave a symbol, which is no body$/],
  [
    'a circle',
    () => {
      const a: unknown[] = []
      a.push(a)
      return a
    },
    /can't be the value of the body/,
  ],
  ['a number without end', () => 7n, /BigInt/],
  ['a status that is none', () => reply('x', { status: 99 }), /the status 99 is none/],
  ['an unknown bucket', (_, state) => state.bucket('user'), /no data bucket "user"/],
]

t.test('a function that fails is a 500 that says why, and shows no stack', async (t) => {
  for (const [claim, body, detail] of failing) {
    const told: Outcome[] = []
    const ask = asking(
      { ...one(body, { statusCode: 201 }), headers: { 'X-Mock': 'yes' } },
      { onOutcome: (outcome) => told.push(outcome) },
    )
    const answered = await ask('GET /')
    t.match(
      answered,
      { status: 500, json: { title: 'A function that answers failed', detail, path: 'routes[0]' } },
      claim,
    )
    t.equal(answered.headers.get('x-mock'), 'yes')
    t.notMatch(answered.text, /\.ts:|\n\s+at /, claim)
    t.equal(told.length, 1)
    t.match(told[0], { source: 'response', problem: detail, response: { index: 0 } })
    t.ok('thrown' in (told[0] as Outcome), 'what it threw is told to who records it')
  }
})

t.test('an interim status is no answer', async (t) => {
  t.match(await asking(one(() => reply('x', { status: 102 })))('GET /'), {
    status: 500,
    json: { type: 'urn:mockhost:problem:status-interim' },
  })
})

t.test('the trace says that a function made the body', async (t) => {
  const steps: string[] = []
  const ask = asking(
    {
      ...one((_, state) => {
        state.bucket('list').push(1)
      }),
      data: { list: [] },
    },
    {
      onOutcome: (outcome, request) =>
        steps.push(
          ...describeOutcome(outcome, request, { program: ask.engine.program }).map(
            ({ text }) => text,
          ),
        ),
    },
  )
  await ask('GET /')
  t.match(steps.join(' '), /the body made by a function\. It changed the data bucket "list"/)
})

t.test('a function where data is wanted is a mistake', async (t) => {
  const table: [document: object, message: RegExp][] = [
    [{ data: { users: () => [] } }, /^data\.users: is a function/],
    [{ data: [{ id: 'users', value: () => [] }] }, /^data\[0\]\.value: is a function/],
    [
      { callbacks: [{ uuid: 'c', uri: 'http://x.test', body: () => '' }] },
      /^callbacks\[0\]\.body: is a function/,
    ],
    [{ routes: [{ endpoint: () => '/' }] }, /^routes\[0\]\.endpoint: must be a text/],
  ]
  for (const [document, message] of table) {
    const { program, mistakes } = compileDocument(document)
    t.equal(program, undefined)
    t.match(mistakes.map(formatMistake).join('\n'), message)
  }
})
