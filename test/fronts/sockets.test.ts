// WebSocket routes, on every front that has a port.
import t, { type Test } from 'tap'
import { ask } from '../support/host.ts'
import { connect, refusalOf, type SocketOptions, type TestSocket } from '../support/socket.ts'
import { type Front, type Fronted, frontsWith } from './index.ts'

type Case = [claim: string, run: (t: Test, front: Front) => Promise<void>]

const open = (t: Test, mock: Fronted, path: string, options: SocketOptions = {}) =>
  connect(t, `${mock.url}${path}`, { ...options, headers: { ...mock.headers, ...options.headers } })

const refused = (t: Test, mock: Fronted, path: string, options: SocketOptions = {}) =>
  refusalOf(t, `${mock.url}${path}`, {
    ...options,
    headers: { ...mock.headers, ...options.headers },
  })

/** What is answered to each message, in turn. */
async function say(socket: TestSocket, ...messages: string[]): Promise<string[]> {
  const answers: string[] = []
  for (const message of messages) {
    socket.send(message)
    answers.push(await socket.next())
  }
  return answers
}

const chat = {
  type: 'ws',
  endpoint: '/chat/:room',
  responses: [
    {
      rules: [{ target: 'body', modifier: 'tier', value: 'gold' }],
      body: "gold in {{urlParam 'room'}}: {{body 'name'}}",
    },
    {
      rules: [{ target: 'request_number', value: '3' }],
      body: 'third',
    },
    { default: true, body: "{{body}} {{urlParam 'room'}} {{queryParam 'q'}} {{header 'X-Who'}}" },
  ],
} as const

const mockoon = (routes: readonly object[], more: object = {}) => ({
  uuid: '4f5a3f0e-0000-4000-8000-000000000000',
  lastMigration: 33,
  name: 'Mockoon',
  endpointPrefix: '',
  folders: [],
  rootChildren: routes.map((_, index) => ({ type: 'route' as const, uuid: `route-${index}` })),
  routes: routes.map((route, index) => ({
    uuid: `route-${index}`,
    type: 'ws' as const,
    method: 'get' as const,
    ...route,
  })),
  ...more,
})

const cases: Case[] = [
  [
    'a message is answered by the response whose rules hold, with what the connection came with',
    async (t, front) => {
      const mock = await front.start(t, { endpointPrefix: 'api', routes: [chat] })
      const socket = await open(t, mock, '/api/chat/red?q=1', { headers: { 'x-who': 'ann' } })
      t.same(
        await say(socket, 'hi', '{"tier":"gold","name":"Ann"}', 'again'),
        ['hi red 1 ann', 'gold in red: Ann', 'third'],
        'and messages are counted by connection',
      )
      const other = await open(t, mock, '/api/chat/blue')
      t.same(await say(other, 'first'), ['first blue  '])
    },
  ],
  [
    'the first sub-protocol that is offered is spoken',
    async (t, front) => {
      const mock = await front.start(t, { routes: [chat] })
      const socket = await open(t, mock, '/chat/a', { protocols: ['v2.chat', 'v1.chat'] })
      t.equal(socket.raw.protocol, 'v2.chat')
      t.equal((await open(t, mock, '/chat/a')).raw.protocol, '')
    },
  ],
  [
    'what a message changes is seen by all requests',
    async (t, front) => {
      const mock = await front.start(t, {
        data: { said: [] },
        routes: [
          { type: 'ws', endpoint: '/say', body: "{{setData 'push' 'said' '' (bodyRaw 'text')}}ok" },
          { type: 'crud', endpoint: '/said', databucketID: 'said' },
          { type: 'ws', endpoint: '/list', databucketID: 'said', bodyType: 'DATABUCKET' },
        ],
      })
      const socket = await open(t, mock, '/say')
      t.same(await say(socket, '{"text":"a"}', '{"text":"{{b}}"}'), ['ok', 'ok'])
      t.same(await (await mock.fetch('/said')).json(), ['a', '{{b}}'])
      const list = await open(t, mock, '/list')
      t.same(await say(list, 'all'), ['["a","{{b}}"]'], 'what clients say is no template')
    },
  ],
  [
    'an answer is sent after its latency, others meanwhile',
    async (t, front) => {
      const mock = await front.start(t, {
        routes: [
          {
            type: 'ws',
            endpoint: '/late',
            responses: [
              { rules: [{ target: 'body', value: 'slow' }], latency: 120, body: 'slow' },
              { default: true, body: '{{body}}' },
            ],
          },
        ],
      })
      const socket = await open(t, mock, '/late')
      const before = performance.now()
      for (const message of ['slow', 'quick']) socket.send(message)
      t.same([await socket.next(), await socket.next()], ['quick', 'slow'])
      t.ok(performance.now() - before > 100)
    },
  ],
  [
    'nothing is sent for an empty body, a binary message, and where no rules hold in FALLBACK',
    async (t, front) => {
      const rules = [{ target: 'body', value: 'x' }] as const
      const mock = await front.start(t, {
        routes: [
          {
            type: 'ws',
            endpoint: '/some',
            responseMode: 'FALLBACK',
            responses: [
              { rules, body: 'x' },
              { rules: [{ target: 'body', value: 'nothing' }], body: '' },
            ],
          },
        ],
      })
      const socket = await open(t, mock, '/some')
      socket.send('nothing')
      socket.send('unknown')
      socket.send(new Uint8Array([120]))
      t.same(await say(socket, 'x'), ['x'])
      t.equal(socket.messages.length, 1)
    },
  ],
  [
    'a one-to-one stream speaks by itself to each client, at most each 10 ms',
    async (t, front) => {
      const mock = await front.start(t, {
        routes: [
          {
            type: 'ws',
            endpoint: '/tick/:who',
            streamingMode: 'UNICAST',
            streamingInterval: 1,
            responseMode: 'SEQUENTIAL',
            responses: [{ body: "one {{urlParam 'who'}}" }, { body: 'two' }],
          },
        ],
      })
      const before = performance.now()
      const socket = await open(t, mock, '/tick/ann')
      socket.send('what is said to it does not matter')
      t.same(
        [await socket.next(), await socket.next(), await socket.next()],
        ['one ann', 'two', 'one ann'],
      )
      t.ok(performance.now() - before >= 29)
      const other = await open(t, mock, '/tick/bob')
      t.equal(await other.next(), 'one bob', 'each is counted by itself')
    },
  ],
  [
    'a broadcast says the same to all, with the request of who came first',
    async (t, front) => {
      const mock = await front.start(t, {
        routes: [
          {
            type: 'ws',
            endpoint: '/news',
            streamingMode: 'BROADCAST',
            streamingInterval: 20,
            body: "{{header 'X-Who'}} {{uuid}}",
          },
        ],
      })
      const first = await open(t, mock, '/news', { headers: { 'x-who': 'ann' } })
      const second = await open(t, mock, '/news', { headers: { 'x-who': 'bob' } })
      const got = await second.next()
      t.match(got, /^ann [0-9a-f-]{36}$/)
      await second.next()
      t.ok(first.messages.includes(got))
      first.close()
      await first.closed
      await second.next()
      t.match(await second.next(), /^ann /, 'also when that one is gone')
    },
  ],
  [
    'a mistake is told, and the connection goes on',
    async (t, front) => {
      const mock = await front.start(t, {
        routes: [
          {
            type: 'ws',
            endpoint: '/broken',
            responses: [
              { rules: [{ target: 'body', value: 'loop' }], body: '{{#repeat 1e9}}x{{/repeat}}' },
              {
                default: true,
                body: "{{#if (eq (body 'a') '1')}}{{date now 'x' 'y' 'z'}}{{/if}}ok",
              },
            ],
          },
          {
            type: 'ws',
            endpoint: '/pattern',
            responses: [
              {
                rules: [{ target: 'body', operator: 'regex', value: "{{body 'pattern'}}" }],
                body: 'matches',
              },
              { default: true, body: 'no' },
            ],
          },
        ],
      })
      const socket = await open(t, mock, '/broken')
      t.same(await say(socket, '{"a":', 'ok'), ['ok', 'ok'], 'JSON that is none')
      const pattern = await open(t, mock, '/pattern')
      const [told = '', after] = await say(pattern, '{"pattern":"("}', '{"pattern":"tern"}')
      t.match(JSON.parse(told), { type: 'urn:mockhost:problem:pattern-invalid', status: 500 })
      t.equal(after, 'matches')
    },
  ],
  [
    'no route is a 404 that names the nearest, and a handshake that is none is told so',
    async (t, front) => {
      const mock = await front.start(t, { routes: [chat, { endpoint: '/plain', body: 'plain' }] })
      const missing = await refused(t, mock, '/chatt/red')
      t.equal(missing.status, 404)
      t.match(JSON.parse(missing.text), {
        title: 'No WebSocket route answers',
        nearest: [{ route: 'WS /chat/:room' }],
      })
      t.equal((await refused(t, mock, '/plain')).status, 404)
      const plain = await mock.fetch('/chat/red')
      t.equal(plain.status, 404)
      t.match(await plain.text(), /this request is no upgrade/)
      const shake = (headers: Record<string, string>) =>
        ask(mock.port, 'GET /chat/red', {
          headers: { ...mock.headers, connection: 'Upgrade', upgrade: 'WebSocket', ...headers },
        })
      const old = await shake({ 'sec-websocket-version': '7' })
      t.match(old, { status: 426, headers: { 'sec-websocket-version': '13, 8' } })
      const keyless = await shake({ 'sec-websocket-version': '13', 'sec-websocket-key': 'x' })
      t.match(keyless, { status: 400, text: /Sec-WebSocket-Key/ })
    },
  ],
  [
    'a mock without WebSocket routes answers an upgrade as any other request',
    async (t, front) => {
      const mock = await front.start(t, { routes: [{ endpoint: '/plain', body: 'plain' }] })
      t.match(await refused(t, mock, '/plain'), { status: 200, text: 'plain' })
    },
  ],
  [
    'a Mockoon file is served in the words of Mockoon',
    async (t, front) => {
      const mock = await front.start(
        t,
        mockoon(
          [
            { endpoint: 'w', responses: [{ uuid: 'r', body: "{{body 'a'}}{{date 1}}" }] },
            { endpoint: 'json', responses: [{ uuid: 's', body: "{{body 'a' 'none'}}" }] },
          ],
          { endpointPrefix: 'v1' },
        ),
      )
      const missing = await refused(t, mock, '/v1/nope')
      t.equal(missing.text, 'No WebSocket route found for this path')
      t.equal(missing.headers['content-type'], 'text/html')
      const untyped = await open(t, mock, '/v1/json')
      t.same(
        await say(untyped, '{"a":1}'),
        ['none'],
        'a message is JSON where the handshake says so',
      )
      const typed = await open(t, mock, '/v1/json', {
        headers: { 'content-type': 'application/json' },
      })
      t.same(await say(typed, '{"a":1}', '{"a":', '{"a":2}'), ['1', 'none', '2'])
      const xml = await open(t, mock, '/v1/json', { headers: { 'content-type': 'text/xml' } })
      t.same(await say(xml, '<a>5</a>'), ['{"_text":"5"}'])
    },
  ],
]

for (const front of frontsWith('port'))
  t.test(front.name, async (t) => {
    for (const [claim, run] of cases) await t.test(claim, (t) => run(t, front))
  })
