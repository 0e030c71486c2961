// Streams, through the engine in this process: what is rendered when, how they wait, go on and end.
import t, { type Test } from 'tap'
import type { EngineOptions, Outcome } from '../../../core/index.ts'
import { engineFor } from '../../support/in-process.ts'

const decoder = new TextDecoder()

interface Opened {
  readonly response: Response
  /** The next piece; undefined at the end. */
  next(): Promise<string | undefined>
  cancel(): Promise<void>
}

async function open(
  t: Test,
  stream: object,
  {
    headers = {},
    document = {},
    options,
  }: { headers?: Record<string, string>; document?: object; options?: EngineOptions } = {},
): Promise<Opened & { engine: ReturnType<typeof engineFor> }> {
  const engine = engineFor({ ...document, routes: [{ endpoint: '/', stream }] }, options)
  const response = await engine.fetch(new Request('http://mock.test/?name=Ann', { headers }))
  const reader = response.body?.getReader()
  t.teardown(() => reader?.cancel().catch(() => {}))
  return {
    engine,
    response,
    next: async () => decoder.decode((await reader?.read())?.value) || undefined,
    cancel: async () => reader?.cancel(),
  }
}

/** A world whose waits end when the test says so, and are noted. */
function stillWorld() {
  const waits: { ms: number; end: () => void; isAborted: boolean }[] = []
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wait = { ms, end: resolve, isAborted: false }
      waits.push(wait)
      signal?.addEventListener('abort', () => {
        wait.isAborted = true
        resolve()
      })
    })
  return { waits, world: { sleep } }
}

t.test('items are rendered when they are asked for, and see what they follow', async (t) => {
  const { next, engine } = await open(t, {
    items: [
      "{{queryParam 'name'}} {{setGlobalVar 'n' 1}}",
      "{{getGlobalVar 'n'}} {{setGlobalVar 'n' 2}}",
      "{{getGlobalVar 'n'}}",
    ],
  })
  t.equal(engine.state.variable('n'), undefined, 'nothing is rendered before somebody reads')
  t.equal(await next(), 'data: Ann \n\n')
  t.equal(engine.state.variable('n'), 1, 'what an item changes is kept as it is sent')
  engine.state.setVariable('n', 'changed by others')
  t.equal(await next(), 'data: changed by others \n\n')
  t.equal(engine.state.variable('n'), 2)
  t.equal(await next(), 'data: 2\n\n')
  t.equal(await next(), undefined)
})

t.test('templates know which item of which round they are', async (t) => {
  const which = '{{@index}} {{@cycle}}{{#if @first}} first{{/if}}{{#if @last}} last{{/if}}'
  const { next } = await open(t, {
    repeat: 2,
    items: [which, `${which}{{#each (array 1)}} {{@index}} of {{@../index}}{{/each}}`],
  })
  t.equal(await next(), 'data: 0 0 first\n\n')
  t.equal(await next(), 'data: 1 0 0 of 1\n\n')
  t.equal(await next(), 'data: 2 1\n\n')
  t.equal(await next(), 'data: 3 1 last 0 of 3\n\n')
  t.equal(await next(), undefined)
})

t.test('what is random repeats with the seed, and differs from item to item', async (t) => {
  const all = async () => {
    const { next } = await open(
      t,
      { repeat: 3, items: ['{{uuid}}'] },
      { options: { world: { seed: 5 } } },
    )
    return [await next(), await next(), await next()]
  }
  const first = await all()
  t.equal(new Set(first).size, 3)
  t.same(await all(), first)
})

t.test('it waits before each item but the first, and before an item with a delay', async (t) => {
  const { waits, world } = stillWorld()
  const { next } = await open(
    t,
    { every: 100, items: ['a', 'b', { data: 'c', delay: 50 }] },
    { options: { world } },
  )
  t.equal(await next(), 'data: a\n\n')
  for (const [piece, ms] of [
    ['b', 100],
    ['c', 150],
  ] as const) {
    const asked = next()
    await new Promise(setImmediate)
    t.equal(waits.at(-1)?.ms, ms)
    waits.at(-1)?.end()
    t.equal(await asked, `data: ${piece}\n\n`)
  }
})

t.test('a random latency is the longest wait', async (t) => {
  const waits: number[] = []
  const sleep = async (ms: number) => void waits.push(ms)
  const { next } = await open(
    t,
    { every: 1_000, repeat: 20, items: ['a'] },
    { options: { world: { sleep, randomLatency: true, seed: 1 } } },
  )
  while ((await next()) !== undefined);
  t.ok(new Set(waits).size > 10)
  t.ok(waits.every((ms) => ms <= 1_000))
})

t.test(
  'whoever goes away while it waits leaves no timer, and nothing is rendered any more',
  async (t) => {
    const { waits, world } = stillWorld()
    const { next, cancel, engine } = await open(
      t,
      { every: 100, items: ['a', "{{setGlobalVar 'n' 1}}"] },
      { options: { world } },
    )
    await next()
    const asked = next()
    await new Promise(setImmediate)
    await cancel()
    t.equal(waits.at(-1)?.isAborted, true)
    t.equal(await asked, undefined)
    t.equal(engine.state.variable('n'), undefined)
  },
)

t.test('an endless stream begins again, and rests between even where nothing waits', async (t) => {
  const { next } = await open(
    t,
    { repeat: 0, items: ['a{{@index}}', 'b'] },
    { options: { world: { ignoresLatency: true } } },
  )
  const started = performance.now()
  for (const piece of ['a0', 'b', 'a2', 'b', 'a4', 'b']) t.equal(await next(), `data: ${piece}\n\n`)
  t.ok(performance.now() - started >= 36, 'four items of later rounds are 10 ms apart')
})

t.test('an endless stream without items says that it is there, and no more', async (t) => {
  const { next, cancel } = await open(t, { repeat: 0, items: [] })
  t.equal(await next(), ':\n\n')
  const asked = next()
  const silence = new Promise((resolve) => setTimeout(resolve, 30, 'silent'))
  t.equal(await Promise.race([asked, silence]), 'silent')
  await cancel()
  t.equal(await asked, undefined)
})

t.test('a stream without items ends at once', async (t) => {
  const { response, next } = await open(t, { items: [] })
  t.equal(response.status, 200)
  t.equal(await next(), undefined)
})

t.test('items that render to nothing are passed over', async (t) => {
  const { next } = await open(t, { kind: 'chunks', items: ['a', '', "{{#if ''}}x{{/if}}", 'b'] })
  t.same([await next(), await next(), await next()], ['a', 'b', undefined])
})

const withIds = {
  items: [{ data: 'a', id: '1' }, 'b', { data: 'c', id: 'ü' }, { data: 'd', id: '4' }],
}

for (const [title, stream, id, expected] of [
  [
    'behind the item that was the last',
    withIds,
    '1',
    ['data: b\n\n', 'id: ü\ndata: c\n\n', 'id: 4\ndata: d\n\n'],
  ],
  [
    'also with an id that is no ASCII',
    withIds,
    Buffer.from('ü').toString('latin1'),
    ['id: 4\ndata: d\n\n'],
  ],
  ['from the beginning where no item has it', withIds, 'x', ['id: 1\ndata: a\n\n', 'data: b\n\n']],
  [
    'behind the number that a template made',
    { repeat: 0, items: [{ data: '{{@index}}/{{@cycle}}', id: 'n{{@index}}' }] },
    'n7',
    ['id: n8\ndata: 8/8\n\n', 'id: n9\ndata: 9/9\n\n'],
  ],
  ['from the beginning where no item has an id', { items: ['a'] }, '1', ['data: a\n\n', undefined]],
] as const)
  t.test(`a client that was there before goes on ${title}`, async (t) => {
    const { next } = await open(t, stream, { headers: { 'last-event-id': id } })
    for (const piece of expected) t.equal(await next(), piece)
  })

t.test('a client that has all is told not to come again', async (t) => {
  const { response } = await open(t, withIds, { headers: { 'last-event-id': '4' } })
  t.equal(response.status, 204)
  t.equal(response.body, null)
})

t.test('finding an id changes nothing, and ends', async (t) => {
  const stream = { repeat: 0, items: [{ data: 'a', id: "{{@index}}{{setGlobalVar 'n' @index}}" }] }
  const { engine, next } = await open(t, stream, { headers: { 'last-event-id': 'never' } })
  t.equal(engine.state.variable('n'), undefined)
  t.equal(await next(), 'id: 0\ndata: a\n\n')
})

t.test('an item that fails breaks the stream off, and says why', async (t) => {
  const items = ['a', "{{setGlobalVar 'n' 1}}{{setData 'set' (object)}}", 'c']
  const { next, engine } = await open(t, { items })
  t.equal(await next(), 'data: a\n\n')
  t.match(await next(), /^: routes\[0\]\.stream\.items\[1\]: .+\n\n$/)
  await t.rejects(next(), { code: 'template-failed' })
  t.equal(engine.state.variable('n'), undefined, 'nothing of it is kept')
})

t.test('an item that runs away is stopped like any template', async (t) => {
  const { next } = await open(t, {
    kind: 'ndjson',
    items: ['1', '{{#repeat 1000000000}}x{{/repeat}}'],
  })
  t.equal(await next(), '1\n')
  await t.rejects(next(), { code: 'template-budget' })
})

t.test('what a render may take, each item may', async (t) => {
  const item = '{{#repeat 5 comma=false}}0123456789{{/repeat}}'
  const stream = { kind: 'ndjson', items: [item], repeat: 10 }
  const { next } = await open(t, stream, { options: { limits: { renderChars: 100 } } })
  for (let count = 0; count < 10; count++) t.ok(await next())
  t.equal(await next(), undefined)
})

for (const [title, stream, limits, sent] of [
  ['items', { repeat: 10, items: ['1'] }, { streamItems: 3 }, 3],
  ['bytes', { repeat: 10, items: ['12345'] }, { streamBytes: 12 }, 2],
] as const)
  t.test(`a stream of more ${title} than it may have breaks off`, async (t) => {
    const { next } = await open(t, { kind: 'ndjson', ...stream }, { options: { limits } })
    for (let count = 0; count < sent; count++) t.ok(await next())
    await t.rejects(next(), { code: 'stream-cut' })
  })

t.test('an endless stream ends after the longest time, another one breaks off', async (t) => {
  const options = { limits: { streamMs: 60 } }
  const endless = await open(t, { repeat: 0, items: ['a'] }, { options })
  let count = 0
  while ((await endless.next()) !== undefined) count++
  t.ok(count > 0 && count <= 7)
  const finite = await open(t, { kind: 'ndjson', every: 1_000, items: ['1', '2'] }, { options })
  t.equal(await finite.next(), '1\n')
  await t.rejects(finite.next(), { code: 'stream-cut' })
})

t.test('a state that was reset is not changed by a stream that began before', async (t) => {
  const { next, engine } = await open(t, {
    repeat: 3,
    items: ["{{setGlobalVar 'n' @index}}{{@index}}"],
  })
  await next()
  t.equal(engine.state.variable('n'), 0)
  engine.reset()
  t.equal(await next(), 'data: 1\n\n')
  t.equal(engine.state.variable('n'), undefined)
})

t.test('buckets that were forgotten are there again', async (t) => {
  const document = { data: { list: [1, 2] } }
  const { next, engine } = await open(t, { repeat: 2, items: ["{{data 'list'}}"] }, { document })
  t.equal(await next(), 'data: [1,2]\n\n')
  engine.reset()
  t.equal(await next(), 'data: [1,2]\n\n')
})

t.test('changes that are refused break it off', async (t) => {
  let isFull = false
  const refusal = engineFor({ routes: [] })
  const full = await refusal.decide({
    method: 'GET',
    target: '/',
    address: '',
    header: () => undefined,
    headers: () => ({}),
    bytes: async () => new Uint8Array(),
    text: async () => '',
  })
  const { next } = await open(
    t,
    { repeat: 3, items: ["{{setGlobalVar 'n' @index}}{{@index}}"] },
    { options: { refuseChanges: () => (isFull ? full.answer : undefined) } },
  )
  t.equal(await next(), 'data: 0\n\n')
  isFull = true
  t.match(await next(), /^: .*refused/)
  await t.rejects(next(), { code: 'stream-cut' })
})

t.test('others are answered while a long stream is read as fast as it comes', async (t) => {
  const { next } = await open(t, { kind: 'ndjson', repeat: 20_000, items: ['{{@index}}'] })
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  let count = 0
  while ((await next()) !== undefined) count++
  clearInterval(timer)
  t.equal(count, 20_000)
  t.ok(turns >= 3, `${turns} turns`)
})

/** What the log says of what came after the answer. */
async function logged(
  t: Test,
  stream: object,
  use: (opened: Opened) => Promise<unknown>,
  options: EngineOptions = {},
) {
  let outcome: Outcome | undefined
  const onOutcome = (one: Outcome) => {
    outcome = one
  }
  await use(await open(t, stream, { options: { ...options, onOutcome } }))
  const { steps = [], body } = outcome?.aftermath ?? {}
  return {
    text: steps.map(({ text }) => text).join(' '),
    beginning: decoder.decode(body?.beginning),
  }
}

t.test('the log says how a stream ended, how much of it was sent, and how it began', async (t) => {
  const all = async ({ next }: Opened) => {
    while ((await next()) !== undefined);
  }
  const lines = { kind: 'ndjson', items: ['1', '22'] }
  t.same(await logged(t, lines, all), {
    text: 'The stream ended: 2 items, 5 bytes.',
    beginning: '1\n22\n',
  })
  t.same(
    await logged(t, lines, async ({ next, cancel }) => {
      await next()
      await cancel()
    }),
    {
      text: 'The client went away after 1 item, 2 bytes.',
      beginning: '1\n',
    },
  )
  t.same(
    await logged(t, { kind: 'ndjson', items: ['1', '{{#repeat}}{{/repeat}}'] }, (opened) =>
      all(opened).catch(() => {}),
    ),
    {
      text: 'The stream broke off after 1 item, 2 bytes: routes[0].stream.items[1]: The repeat helper requires a numeric param.',
      beginning: '1\n',
    },
  )
  const long = await logged(t, { kind: 'chunks', repeat: 20, items: ['x'.repeat(10_000)] }, all)
  t.equal(long.text, 'The stream ended: 20 items, 200000 bytes.')
  t.equal(long.beginning.length, 64 * 1024)
  t.equal(
    (await logged(t, { repeat: 0, items: ['a'] }, all, { limits: { streamMs: 5 } })).text.replace(
      /\d+/g,
      'N',
    ),
    'The stream was ended after N item, N bytes.',
  )
})

t.test(
  'an endless stream ends when its route is there no more, and goes on when it is',
  async (t) => {
    const document = (body: string) => ({
      routes: [
        { endpoint: '/', stream: { repeat: 0, items: ['a'] } },
        { endpoint: '/b', body },
      ],
    })
    const engine = engineFor(document('b'))
    const response = await engine.fetch(new Request('http://mock.test/'))
    const reader = response.body?.getReader()
    t.equal(decoder.decode((await reader?.read())?.value), 'data: a\n\n')
    t.equal(engine.isIdle, false)
    engine.replace({ ...engine.program })
    t.equal((await reader?.read())?.done, false)
    engine.replace(engineFor(document('c')).program)
    t.equal((await reader?.read())?.done, true)
    await new Promise(setImmediate)
    t.equal(engine.isIdle, true)
  },
)

t.test('one stream more than there may be is refused until another has ended', async (t) => {
  const engine = engineFor(
    { routes: [{ endpoint: '/', stream: { repeat: 0, items: ['a'] } }] },
    { limits: { openStreams: 2 } },
  )
  const ask = async () => engine.fetch(new Request('http://mock.test/'))
  const [first, second, third] = [await ask(), await ask(), await ask()]
  t.same([first.status, second.status, third.status], [200, 200, 503])
  t.match(await third.json(), { type: 'urn:mockhost:problem:too-many-streams' })
  await first.body?.cancel()
  t.equal((await ask()).status, 200)
})
