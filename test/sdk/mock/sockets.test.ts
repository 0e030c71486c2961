// WebSocket routes of a mock in a test: functions, overrides, the clock, what is forgotten, what is told.
import t from 'tap'
import { createMock } from '../../../sdk/index.ts'
import { talkAt } from '../../support/talk.ts'

const ws = (endpoint: string, body: unknown, more: object = {}) =>
  ({ type: 'ws' as const, endpoint, body, ...more }) as {
    type: 'ws'
    endpoint: string
    body: string
  }

t.test('functions answer messages, in their order', async (t) => {
  const mock = createMock({
    data: { said: [] },
    routes: [
      ws(
        '/fn',
        async (
          { body, params }: { body: { ms: number }; params: object },
          state: { bucket(name: string): { push(item: unknown): void } },
        ) => {
          await new Promise((resolve) => setTimeout(resolve, body.ms))
          state.bucket('said').push(body.ms)
          return { waited: body.ms, params }
        },
      ),
      ws('/throws', () => {
        throw new Error('no')
      }),
      ws('/bytes', () => new Uint8Array([1, 2])),
    ] as never,
  })
  const talk = await talkAt(mock, '/fn')
  for (const ms of [20, 1]) talk.say(JSON.stringify({ ms }))
  t.same(
    (await talk.until(2)).map((text) => JSON.parse(String(text))),
    [
      { waited: 20, params: {} },
      { waited: 1, params: {} },
    ],
  )
  t.same(mock.state.bucket('said').value, [20, 1])
  const failing = await talkAt(mock, '/throws')
  failing.say('x')
  t.match(JSON.parse(String((await failing.until(1))[0])), { status: 500, detail: /failed: no/ })
  const bytes = await talkAt(mock, '/bytes')
  bytes.say('x')
  t.same((await bytes.until(1))[0], new Uint8Array([1, 2]))
})

t.test('an override answers as many connections as it is to, and these go on', async (t) => {
  const mock = createMock({ routes: [ws('/chat', 'own')] })
  const before = await talkAt(mock, '/chat')
  mock.use(ws('/chat', 'override'), { times: 1 })
  const first = await talkAt(mock, '/chat')
  const second = await talkAt(mock, '/chat')
  for (const talk of [before, first, second]) talk.say('x')
  t.same([before.said, first.said, second.said], [['own'], ['override'], ['own']])
  const drop = mock.use(ws('/chat', 'more'))
  const third = await talkAt(mock, '/chat')
  t.equal(first.closed, undefined)
  drop()
  t.match(third.closed, { code: 1012 }, 'but not when it is taken away')
  t.equal(first.closed, undefined)
})

t.test('a clock that stands still holds streams and latencies', async (t) => {
  const tick = ws('/tick', "{{now 'T'}}", { streamingMode: 'UNICAST', streamingInterval: 1_000 })
  const mock = createMock(
    { routes: [tick, ws('/late', 'late', { latency: 5_000 })] },
    { latency: 'real', clock: 0 },
  )
  const [ticking, late] = [await talkAt(mock, '/tick'), await talkAt(mock, '/late')]
  late.say('x')
  mock.clock.advance(1_000)
  t.same(await ticking.until(1), ['1000'])
  t.equal(late.said.length, 0)
  mock.clock.advance(4_000)
  t.same(await late.until(1), ['late'])
  ticking.leave()
})

t.test('each connection is a call, with what was said in it', async (t) => {
  const mock = createMock({ routes: [ws('/chat/:room', 'you said {{body}}'), ws('/other', 'x')] })
  const talk = await talkAt(mock, '/chat/red?a=1')
  talk.say('hi')
  mock.expectCalled('GET /chat/:room', { times: 1, params: { room: 'red' }, query: { a: '1' } })
  mock.expectCalled('/chat/:room', { message: 'hi' })
  talk.say('{"type":"join","name":"Ann"}')
  mock.expectCalled('/chat/:room', { message: { type: 'join' } })
  mock.expectNotCalled('/chat/:room', { message: { type: 'leave' } })
  t.throws(() => mock.expectCalled('/chat/:room', { message: { type: 'leave' } }), {
    message: /with this message.*message\.type is "join", expected "leave"/s,
  })
  const [call] = mock.calls({ route: 'WS /chat/:room' })
  t.match(call, { source: 'websocket', response: { status: 101 } })
  t.same(
    call?.socket?.messages.map(({ from, body }) => [from, body]),
    [
      ['client', 'hi'],
      ['mock', 'you said hi'],
      ['client', '{"type":"join","name":"Ann"}'],
      ['mock', 'you said {"type":"join","name":"Ann"}'],
    ],
  )
  t.equal(mock.state.counter('WS /chat/:room'), 1)
  t.same(mock.unused(), [{ route: 'WS /other', response: 1, label: '' }])
  mock.reset()
  t.match(await talk.ended(), { code: 1012, reason: 'the mock begins anew' })
  t.same(mock.calls(), [])
})
