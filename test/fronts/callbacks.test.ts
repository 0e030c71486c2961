// Requests that answers set off, on every front.
import { createHmac } from 'node:crypto'
import t, { type Test } from 'tap'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { type Front, type Fronted, fronts, frontsWith } from './index.ts'

const allowing = { start: ['--allow-upstream', '127.0.0.1'], mock: { latency: 'real' as const } }

const mockFor = (to: Receiver) => ({
  endpointPrefix: 'api',
  data: { orders: [{ id: 1 }] },
  callbacks: [
    {
      uuid: 'tell',
      name: 'Tell',
      method: 'post' as const,
      uri: `${to.url}/hook/{{urlParam 'id'}}?q={{queryParam 'q'}}`,
      headers: { 'X-From': "{{header 'X-Who'}}", 'Content-Type': 'application/json' },
      body: { id: "{{urlParam 'id'}}" },
    },
    {
      uuid: 'data',
      name: 'Data',
      method: 'put' as const,
      uri: `${to.url}/data`,
      bodyType: 'DATABUCKET' as const,
      databucketID: 'orders',
    },
    { uuid: 'get', name: 'Get', method: 'get' as const, uri: `${to.url}/get`, body: 'not sent' },
    { uuid: 'again', name: 'Again', uri: `${to.url}/again`, body: 'x', retries: 2, backoff: 10 },
    {
      uuid: 'signed',
      name: 'Signed',
      uri: `${to.url}/signed`,
      body: '{"ä":1}',
      signature: { secret: 'key', header: 'X-Hub-Signature-256', prefix: 'sha256=' },
    },
    { uuid: 'self', name: 'Self', uri: '/seen', body: 'self' },
    { uuid: 'broken', name: 'Broken', uri: `${to.url}/{{concat`, body: 'x' },
    { uuid: 'nowhere', name: 'Nowhere', uri: 'http://127.0.0.1:1/', body: 'x', timeout: 500 },
    { uuid: 'loop', name: 'Loop', uri: '/loop', body: 'x' },
  ].filter(({ uuid }) => uuid !== 'broken'),
  routes: [
    {
      method: 'post' as const,
      endpoint: '/orders/:id',
      body: 'done',
      callbacks: [{ uuid: 'tell' }, { uuid: 'data', latency: 30 }],
    },
    { endpoint: '/get', body: 'ok', callbacks: [{ uuid: 'get' }] },
    { endpoint: '/again', body: 'ok', callbacks: [{ uuid: 'again' }] },
    { endpoint: '/signed', body: 'ok', callbacks: [{ uuid: 'signed' }] },
    { endpoint: '/self', body: 'ok', callbacks: [{ uuid: 'self' }] },
    { method: 'post' as const, endpoint: '/seen', body: 'seen' },
    { endpoint: '/nowhere', body: 'ok', callbacks: [{ uuid: 'nowhere' }] },
  ],
})

const cases: [claim: string, run: (t: Test, mock: Fronted, to: Receiver) => Promise<void>][] = [
  [
    'they are rendered with the request, and made after its answer',
    async (t, mock, to) => {
      const init = { method: 'POST', headers: { 'X-Who': 'ann' } }
      t.equal(await (await mock.fetch('/api/orders/7?q=a', init)).text(), 'done')
      const [first, second] = await to.until(2)
      t.match(first, {
        method: 'POST',
        url: '/hook/7?q=a',
        headers: {
          'x-from': 'ann',
          'content-type': 'application/json',
          'x-mockoon-callback-depth': '1',
        },
        body: '{"id":"7"}',
      })
      t.match(second, { method: 'PUT', url: '/data', body: '[{"id":1}]' })
    },
  ],
  [
    'a GET has no body',
    async (t, mock, to) => {
      await mock.fetch('/api/get')
      t.match(await to.until(1), [{ method: 'GET', url: '/get', body: '' }])
    },
  ],
  [
    'one that fails is made again, as often as it says',
    async (t, mock, to) => {
      to.answerWith({ status: 503 }, { status: 429, headers: { 'Retry-After': '0' } })
      t.equal((await mock.fetch('/api/again')).status, 200)
      t.equal((await to.until(3)).length, 3)
      await new Promise((resolve) => setTimeout(resolve, 60))
      t.equal(to.received.length, 3, 'and not once it was taken')
    },
  ],
  [
    'its body is signed, byte for byte',
    async (t, mock, to) => {
      await mock.fetch('/api/signed')
      const [got] = await to.until(1)
      const expected = createHmac('sha256', 'key').update('{"ä":1}').digest('hex')
      t.equal(got?.headers['x-hub-signature-256'], `sha256=${expected}`)
    },
  ],
  [
    'what can not be reached costs the answer nothing',
    async (t, mock) => {
      t.equal(await (await mock.fetch('/api/nowhere')).text(), 'ok')
      t.equal(await (await mock.fetch('/api/nowhere')).text(), 'ok')
    },
  ],
]

for (const front of fronts)
  t.test(front.name, async (t) => {
    for (const [claim, run] of cases)
      await t.test(claim, async (t) => {
        const to = await startReceiver(t)
        await run(t, await front.start(t, mockFor(to), allowing), to)
      })
  })

async function logOf(mock: Fronted, isThere: (text: string) => boolean): Promise<string> {
  for (;;) {
    const text = JSON.stringify(await mock.log())
    if (isThere(text)) return text
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

for (const front of frontsWith('log'))
  t.test(`${front.name}: each attempt is in the log, and what the mock asks itself`, async (t) => {
    const to = await startReceiver(t)
    const mock = await front.start(t, mockFor(to), allowing)
    to.answerWith({ status: 500 })
    await mock.fetch('/api/again')
    const text = await logOf(mock, (text) => /attempt 2 of 3/.test(text))
    t.match(
      text,
      /The callback \\"Again\\": POST http:\/\/127[^ ]* was answered with 500 in \d+ ms \(attempt 1 of 3\)/,
    )
    await mock.fetch('/api/self')
    await logOf(mock, (text) => /"path":"\/api\/seen"/.test(text))
    await mock.fetch('/api/nowhere')
    await logOf(mock, (text) => /Nowhere\\": POST http:\/\/127.0.0.1:1\/ failed/.test(text))
  })

const [inProcess] = fronts as [Front]

t.test('callbacks that lead to one another end', async (t) => {
  const loop = {
    callbacks: [{ uuid: 'loop', uri: '/loop', method: 'post' as const, body: 'x' }],
    routes: [
      { method: 'post' as const, endpoint: '/loop', body: 'ok', callbacks: [{ uuid: 'loop' }] },
    ],
  }
  const { mock } = await inProcess.start(t, loop, { mock: { limits: { callbackDepth: 5 } } })
  await mock?.fetch('/loop', { method: 'POST' })
  for (let count = -1; mock && count !== mock.calls().length; await mock.settled())
    count = mock.calls().length
  t.equal(mock?.calls().length, 6)
  t.match(mock?.calls().at(-1)?.trace.at(-1)?.text, /5 led here already/)
})

t.test('a request that is only decided sets off none', async (t) => {
  const to = await startReceiver(t)
  const { mock } = await inProcess.start(t, mockFor(to))
  await mock?.match('/api/again')
  await mock?.settled()
  t.equal(to.received.length, 0)
})

t.test('a deployment reaches nothing in private networks by callbacks either', async (t) => {
  const front = fronts.find(({ name }) => /deployment.*binary/i.test(name)) as Front
  const to = await startReceiver(t)
  const mock = await front.start(t, mockFor(to))
  await mock.fetch('/api/again')
  t.match(
    await logOf(mock, (text) => /attempt 3 of 3/.test(text)),
    /mocks of this server may not ask it/,
  )
  t.equal(to.received.length, 0)
})
