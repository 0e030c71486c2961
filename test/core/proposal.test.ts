// Deciding apart from answering: what a front asks that may leave the request to others.
import t from 'tap'
import { type EngineOptions, type Proposal, WebIncoming } from '../../core/index.ts'
import { reply } from '../../core/respond/index.ts'
import { asking } from '../support/ask.ts'

/** A function that proposes: `propose('POST /a', body)`. */
function proposing(document: unknown, options?: EngineOptions) {
  const ask = asking(document, options)
  const propose = async (line: string, body?: unknown, headers: Record<string, string> = {}) => {
    const [method = 'GET', path = '/'] = line.split(' ')
    const request = new Request(`http://mock.test${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const incoming = new WebIncoming(request, { clonesBody: true })
    return { request, proposal: await ask.engine.propose(incoming) }
  }
  return { ask, propose }
}

const bodyOf = async ({ proposal }: { proposal: Proposal }) => (await proposal.answer()).body

t.test('what the mock answers is matched, and what it does not is left to others', async (t) => {
  const gold = [{ target: 'header', modifier: 'X-Tier', value: 'gold' }]
  const { propose } = proposing({
    proxyMode: true,
    proxyHost: 'http://127.0.0.1:9',
    routes: [
      { endpoint: '/a', body: 'a' },
      { endpoint: '/gold', responseMode: 'FALLBACK', responses: [{ body: 'x', rules: gold }] },
      { endpoint: '/fails', body: "{{faker 'no.method'}}" },
      {
        endpoint: '/rule-fails',
        responses: [
          {
            rules: [{ target: 'query', modifier: 'a', value: '{{#repeat 100000000}}{{/repeat}}' }],
          },
          { body: 'x' },
        ],
      },
      { type: 'ws', endpoint: '/live', body: 'tick' },
    ],
  })
  const table: [
    line: string,
    isMatched: boolean,
    status: number,
    headers?: Record<string, string>,
  ][] = [
    ['GET /a', true, 200],
    ['HEAD /a', true, 200],
    ['OPTIONS /a', true, 200],
    ['POST /a', false, 501],
    ['GET /b', false, 501],
    ['GET /gold', false, 501],
    ['GET /gold', true, 200, { 'x-tier': 'gold' }],
    ['GET /fails', true, 500],
    ['GET /rule-fails?a=1', true, 500],
    ['GET /a%', false, 400],
    ['GET /live', false, 501],
  ]
  for (const [line, isMatched, status, headers] of table) {
    const { proposal } = await propose(line, undefined, headers)
    t.equal(proposal.isMatched, isMatched, line)
    // What another server would answer is not known before it is asked.
    if (!proposal.outcome.work) t.equal(proposal.outcome.answer.status, status, line)
    t.equal((await proposal.answer()).status, status, line)
  }
})

t.test('the body of a request that no route answers is not read', async (t) => {
  const document = (headers: object) => ({
    headers,
    routes: [
      { method: 'post', endpoint: '/plain', body: 'x' },
      { method: 'post', endpoint: '/reads', body: "{{body 'a'}}" },
    ],
  })
  for (const headers of [{}, { 'X-Body': "{{body 'a'}}" }]) {
    const { propose } = proposing(document(headers), { readsBodies: true })
    for (const line of ['POST /none', 'PUT /reads', 'POST /reads%']) {
      const unread = new Request(`http://mock.test${line.split(' ')[1]}`, {
        method: line.split(' ')[0] as string,
        body: 'body',
      })
      unread.clone = () => {
        throw new Error('the body is read')
      }
      const { engine } = asking(document(headers), { readsBodies: true })
      const { isMatched } = await engine.propose(new WebIncoming(unread, { clonesBody: true }))
      t.notOk(isMatched, line)
      const { request, proposal } = await propose(line, { a: 1 })
      t.notOk(proposal.isMatched)
      t.equal(request.bodyUsed, false)
      t.equal(await request.text(), '{"a":1}', 'others can read it whole')
    }
  }
})

t.test('a body that is read leaves the request’s own to others', async (t) => {
  const { propose } = proposing({
    routes: [{ method: 'post', endpoint: '/', body: "{{body 'a'}}" }],
  })
  const asked = await propose('POST /', { a: 'x' })
  t.equal(await bodyOf(asked), 'x')
  t.equal(await asked.request.text(), '{"a":"x"}')
})

t.test('a body that was read by somebody else is a problem of the request', async (t) => {
  const { engine } = asking({ routes: [{ method: 'post', endpoint: '/', body: '{{body}}' }] })
  const request = new Request('http://mock.test/', { method: 'POST', body: 'x' })
  await request.text()
  const { isMatched, outcome } = await engine.propose(
    new WebIncoming(request, { clonesBody: true }),
  )
  t.ok(isMatched)
  t.match(outcome.answer, { status: 400, body: /request-incomplete/ })
})

const counting = {
  data: { list: [] },
  routes: [
    { method: 'post', endpoint: '/', body: "{{setData 'inc' 'n'}}{{setData 'push' 'list' '' 1}}x" },
    { endpoint: '/', body: "{{{data 'list'}}}" },
    {
      endpoint: '/turns',
      responseMode: 'SEQUENTIAL',
      responses: [{ body: 'one' }, { body: 'two' }],
    },
    { endpoint: '/dice', body: '{{int 1 1000000000}}' },
  ],
}

t.test('nothing is changed before it is answered, and then once', async (t) => {
  const told: unknown[] = []
  const { ask, propose } = proposing(counting, {
    onOutcome: ({ answer }) => told.push(answer.body),
  })
  const { proposal } = await propose('POST /')
  t.equal((await ask('GET /')).text, '[]')
  await proposal.answer()
  await proposal.answer()
  t.equal((await ask('GET /')).text, '[1]')
  t.same(told, ['[]', 'x', '[1]'], 'and told once')
})

t.test('requests that are proposed at the same time lose no change', async (t) => {
  const { ask, propose } = proposing(counting)
  const all = await Promise.all(Array.from({ length: 20 }, () => propose('POST /')))
  await Promise.all(all.map(({ proposal }) => proposal.answer()))
  t.equal((await ask('GET /')).text, JSON.stringify(Array(20).fill(1)))
})

t.test('what was decided for a state that is another one by now is decided again', async (t) => {
  const { ask, propose } = proposing(counting, { world: { seed: 1 } })
  const [first, second] = [await propose('GET /turns'), await propose('GET /turns')]
  t.equal(second.proposal.outcome.answer.body, 'one')
  t.same([await bodyOf(second), await bodyOf(first)], ['one', 'two'])
  const dice = [await propose('GET /dice'), await propose('GET /dice')]
  t.equal(new Set(await Promise.all(dice.map(bodyOf))).size, 2, 'two throws of the dice')
  const before = await propose('GET /')
  ask.engine.replace(asking({ routes: [{ endpoint: '/', body: 'replaced' }] }).engine.program)
  t.equal(await bodyOf(before), 'replaced')
})

t.test('a latency is waited for when it is answered', async (t) => {
  const waits: number[] = []
  const sleep = async (ms: number) => {
    waits.push(ms)
  }
  const document = { routes: [{ endpoint: '/', latency: 20, body: 'x' }] }
  const { propose } = proposing(document, { world: { sleep } })
  const { proposal } = await propose('GET /')
  t.same(waits, [])
  t.equal(await bodyOf({ proposal }), 'x')
  t.same(waits, [20])
  const { propose: hurried } = proposing(document, { world: { sleep, ignoresLatency: true } })
  t.equal((await hurried('GET /')).proposal.outcome.delayMs, 0)
  t.same(waits, [20])
})

t.test('bodies are read for who is told of them, once it is answered', async (t) => {
  const told: string[] = []
  const { propose } = proposing(
    { routes: [{ method: 'post', endpoint: '/', body: 'x' }] },
    { readsBodies: true, onOutcome: (_, request) => told.push(request.text) },
  )
  const asked = await propose('POST /', { a: 1 })
  t.equal(await bodyOf(asked), 'x')
  t.same(told, ['{"a":1}'])
  t.equal(await asked.request.text(), '{"a":1}')
})

t.test('a function is called when its answer is wanted, and once', async (t) => {
  let calls = 0
  const answer = () => reply(`call ${++calls}`, { status: 201 })
  const { ask, propose } = proposing({ routes: [{ endpoint: '/', body: answer }] })
  const { proposal } = await propose('GET /')
  t.ok(proposal.isMatched)
  t.equal(calls, 0)
  await ask('GET /none')
  t.match(await proposal.answer(), { status: 201, body: 'call 1' })
  t.match(await proposal.answer(), { status: 201, body: 'call 1' })
  t.equal(calls, 1)
})
