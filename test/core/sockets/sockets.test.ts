// WebSocket routes in an engine: what is said, what is kept, what goes on and what ends.
import t from 'tap'
import { compileDocument, Engine, type EngineOptions, problemAnswer } from '../../../core/index.ts'
import { Talk, talkAt, upgradeAt } from '../../support/talk.ts'

function programOf(document: object) {
  const { program, mistakes } = compileDocument(document)
  if (!program) throw new Error(JSON.stringify(mistakes))
  return program
}

const engineOf = (document: object, options: EngineOptions = {}): Engine =>
  new Engine(programOf(document), options)

const ws = (endpoint: string, body: unknown, more: object = {}) => ({
  uuid: `route of ${endpoint}`,
  type: 'ws',
  endpoint,
  body,
  ...more,
})

const chat = ws('/chat/:room', "{{body}} in {{urlParam 'room'}}")

t.test(
  'a message that is too long ends the connection, and one that is not does not',
  async (t) => {
    const engine = engineOf({ routes: [chat] }, { limits: { socketMessageBytes: 10 } })
    const talk = await talkAt(engine, '/chat/red')
    talk.say('äääää')
    t.same(talk.said, ['äääää in red'])
    talk.say('äääääx')
    t.match(talk.closed, { code: 1009, reason: 'a message has 11 bytes, and 10 are the most' })
    talk.say('later')
    t.equal(talk.said.length, 1)
    t.equal(engine.sockets.size, 1, 'until the client has gone')
    await Promise.resolve()
    t.equal(engine.sockets.size, 0)
  },
)

t.test(
  'more messages than may come in a second end the connection, pings among them',
  async (t) => {
    const engine = engineOf({ routes: [chat] }, { limits: { socketMessagesPerSecond: 5 } })
    const [talk, pinging] = [await talkAt(engine, '/chat/a'), await talkAt(engine, '/chat/b')]
    for (let count = 0; count < 8; count++) talk.say('x')
    t.equal(talk.said.length, 5)
    t.match(talk.closed, { code: 1008 })
    for (let count = 0; count < 8; count++) pinging.ping()
    t.match(pinging.closed, { code: 1008 })
  },
)

t.test('a client that takes nothing is left, also by what waits for its latency', async (t) => {
  const late = ws('/late', 'x'.repeat(60), { latency: 60_000 })
  const engine = engineOf({ routes: [chat, late] }, { limits: { socketBufferBytes: 100 } })
  const talk = await talkAt(engine, '/chat/red')
  talk.bufferedBytes = 95
  talk.say('x')
  t.match(talk.closed, { code: 1013, reason: '95 bytes wait to be read, and 100 are the most' })
  t.equal(talk.said.length, 0)
  const waiting = await talkAt(engine, '/late')
  for (const message of ['a', 'b']) waiting.say(message)
  t.match(waiting.closed, { code: 1013 }, 'two answers of 60 bytes are too much')
  const large = await talkAt(
    engineOf({ routes: [ws('/large', 'x'.repeat(500))] }, { limits: { socketBufferBytes: 100 } }),
    '/large',
  )
  large.say('a')
  t.equal(large.said.length, 1, 'one that is larger than all is sent where nothing waits')
})

t.test('there are no more connections than there may be', async (t) => {
  const engine = engineOf({ routes: [chat] }, { limits: { openSockets: 2 } })
  const first = await talkAt(engine, '/chat/a')
  await talkAt(engine, '/chat/b')
  t.match(await upgradeAt(engine, '/chat/c'), { status: 503, socket: undefined })
  first.leave()
  t.equal((await upgradeAt(engine, '/chat/c')).status, 101)
})

t.test('another program: connections go on with what their route has become', async (t) => {
  const tick = (more: object) =>
    ws('/tick', 'tick', { streamingMode: 'UNICAST', streamingInterval: 60_000, ...more })
  const engine = engineOf({ routes: [chat, tick({}), ws('/gone', 'x'), ws('/moved', 'x')] })
  const [talk, ticking, gone, moved] = [
    await talkAt(engine, '/chat/red'),
    await talkAt(engine, '/tick'),
    await talkAt(engine, '/gone'),
    await talkAt(engine, '/moved'),
  ]
  engine.replace(
    programOf({
      routes: [
        { ...chat, endpoint: '/chat/:place', body: "now {{urlParam 'place'}}" },
        tick({ streamingInterval: 10 }),
        { ...ws('/moved', 'x'), endpoint: '/elsewhere' },
      ],
    }),
  )
  t.match(gone.closed, { code: 1012, reason: 'the mock has this route no more' })
  t.match(moved.closed, { code: 1012 }, 'where its path is another one, it is another route')
  talk.say('hi')
  t.same(talk.said, ['now red'])
  t.same(await ticking.until(2), ['tick', 'tick'])
  engine.replace(programOf({ routes: [{ ...ws('/tick', 'you said {{body}}') }] }))
  ticking.say('hi')
  t.equal(ticking.said.at(-1), 'you said hi', 'in another mode, too')
  t.match(talk.closed, { code: 1012 })
})

t.test('an engine in whose place another one comes hands its connections on', async (t) => {
  const document = { routes: [ws('/env', "{{getEnvVar 'NAME'}}")] }
  const [before, after] = ['Ann', 'Bob'].map((name) => ({ env: () => name }))
  const engine = engineOf(document, { world: before ?? {} })
  const talk = await talkAt(engine, '/env')
  talk.say('x')
  const { program, state, sockets } = engine
  const next = new Engine(program, { state, sockets, world: after ?? {} })
  talk.say('x')
  t.same(talk.said, ['Ann', 'Bob'])
  t.equal(next.sockets.size, 1)
  next.replace(programOf({ routes: [] }))
  t.match(talk.closed, { code: 1012 })
})

t.test('what is random repeats with the seed, message by message', async (t) => {
  const run = async (seed: number) => {
    const engine = engineOf(
      { routes: [ws('/dice', '{{uuid}}'), { endpoint: '/', body: 'x' }] },
      { world: { seed } },
    )
    const talk = await talkAt(engine, '/dice')
    talk.say('a')
    await engine.fetch(new Request('http://a/'))
    talk.say('b')
    return talk.until(2)
  }
  const [first, second, other] = [await run(1), await run(1), await run(2)]
  t.same(first, second)
  t.not(first[0], first[1])
  t.not(first[0], other[0])
})

t.test('what a message changes is kept, unless that is refused', async (t) => {
  let isFull = false
  const sent: string[] = []
  const engine = engineOf(
    {
      data: { list: [] },
      routes: [ws('/push', "{{setData 'push' 'list' '' (body)}}{{data 'list'}}")],
    },
    {
      refuseChanges: () =>
        isFull
          ? problemAnswer({ kind: 'full', status: 507, title: 'Full', detail: 'It is full' })
          : undefined,
      onSent: ({ route, response }) => sent.push(`${route.title} ${response.index}`),
    },
  )
  const talk = await talkAt(engine, '/push')
  talk.say('a')
  t.same(await talk.until(1), ['["a"]'])
  isFull = true
  talk.say('b')
  t.match(JSON.parse(String((await talk.until(2))[1])), { status: 507 })
  isFull = false
  talk.say('c')
  t.equal((await talk.until(3))[2], '["a","c"]')
  t.same(sent, ['WS /push 0', 'WS /push 0'])
})

t.test('a broadcast is rendered once, and rests while nobody listens', async (t) => {
  const engine = engineOf({
    data: { count: 0 },
    routes: [
      ws('/news', "{{setData 'inc' 'count'}}{{data 'count'}}", {
        streamingMode: 'BROADCAST',
        streamingInterval: 10,
      }),
      { endpoint: '/count', body: "{{data 'count'}}" },
    ],
  })
  const count = async () => Number(await (await engine.fetch(new Request('http://a/count'))).text())
  const talks = await Promise.all(Array.from({ length: 20 }, () => talkAt(engine, '/news')))
  await Promise.all(talks.map((talk) => talk.until(3)))
  t.same(new Set(talks.map((talk) => talk.said.slice(0, 3).join())), new Set(['1,2,3']))
  for (const talk of talks) talk.leave()
  t.equal(engine.sockets.size, 0)
  const rested = await count()
  await new Promise((resolve) => setTimeout(resolve, 60))
  t.equal(await count(), rested)
  const again = await talkAt(engine, '/news')
  t.equal((await again.until(1))[0], String(rested + 1), 'it goes on for who comes then')
  again.leave()
})

t.test('a stream waits by the clock of the world, and leaves no timer behind', async (t) => {
  const waiting: { ms: number; wake(): void; signal: AbortSignal | undefined }[] = []
  const engine = engineOf(
    { routes: [ws('/tick', 'tick', { streamingMode: 'UNICAST', streamingInterval: 500 })] },
    {
      world: {
        now: () => 0,
        sleep: (ms, signal) =>
          new Promise((wake) => {
            waiting.push({ ms, wake, signal })
            signal?.addEventListener('abort', () => wake())
          }),
      },
    },
  )
  const talk = await talkAt(engine, '/tick')
  t.equal(waiting.length, 1)
  t.equal(waiting[0]?.ms, 500)
  waiting[0]?.wake()
  t.same(await talk.until(1), ['tick'])
  while (waiting.length < 2) await Promise.resolve()
  talk.leave()
  t.ok(waiting[1]?.signal?.aborted)
})

t.test('a client that goes before it is open leaves nothing', async (t) => {
  const engine = engineOf({ routes: [chat] })
  const { socket } = await upgradeAt(engine, '/chat/a')
  t.equal(engine.sockets.size, 1)
  socket?.closed(1006, 'gone')
  t.equal(engine.sockets.size, 0)
  const late = await upgradeAt(engine, '/chat/a')
  late.socket?.end(1001, 'the server stops')
  const talk = late.socket && new Talk(late.socket)
  t.match(talk?.closed, { code: 1001 }, 'what was ended before is ended when it opens')
})

t.test('a bad pattern of a rule, and a path that needs one that is loaded first', async (t) => {
  const engine = engineOf({
    routes: [
      ws('/a/:id(\\d+)', "{{len (urlParam 'id')}}"),
      {
        type: 'ws',
        endpoint: '/r',
        responses: [
          { rules: [{ target: 'body', operator: 'regex', value: '^(a+)+$' }], body: 'as' },
          { default: true, body: 'other' },
        ],
      },
    ],
  })
  const talk = await talkAt(engine, '/r')
  for (const message of [`${'a'.repeat(40)}!`, 'aaa', 'b']) talk.say(message)
  t.same(await talk.until(3), ['other', 'as', 'other'], 'in their order')
  const digits = '7'.repeat(2_000)
  const long = await talkAt(engine, `/a/${digits}`)
  long.say('x')
  t.same(await long.until(1), ['2000'])
  t.equal((await upgradeAt(engine, `/a/${digits}x`)).status, 404)
  t.equal((await upgradeAt(engine, '/%zz')).status, 404)
})
