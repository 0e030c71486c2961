// Sessions: each its own copy of the state, made when it is first named, ended when nobody names it.
import t from 'tap'
import { Engine, type IncomingRequest, toResponse, WebIncoming } from '../../../core/index.ts'
import {
  assertSessionId,
  SESSION_HEADER,
  Sessions,
  type SessionsOptions,
  takeSession,
} from '../../../core/session/index.ts'
import { engineFor } from '../../support/in-process.ts'

const document = {
  data: { users: [], dice: '{{int 1 1000000000}}' },
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    { endpoint: '/dice', body: "{{data 'dice'}}" },
    { endpoint: '/throw', body: '{{int 1 1000000000}}' },
    { endpoint: '/slow', latency: 50, body: 'slow' },
    {
      endpoint: '/turns',
      responseMode: 'SEQUENTIAL',
      responses: [{ body: 'one' }, { body: 'two' }, { body: 'three' }],
    },
  ],
}

/** Sessions of a mock, and a clock to move. */
function sessionsOf(mock: unknown = document, options: Partial<SessionsOptions> = {}) {
  const clock = { now: 1_000_000 }
  const base = engineFor(mock, { world: { seed: 1 } })
  const sessions = new Sessions({
    base: () => base,
    create: (program, state) => new Engine(program, { state, world: { seed: 7 } }),
    now: () => clock.now,
    ...options,
  })
  return { clock, base, sessions }
}

const incoming = (request: string, body?: unknown): IncomingRequest => {
  const [method = 'GET', path] = request.split(' ')
  return new WebIncoming(
    new Request(`http://mock.test${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }),
  )
}

async function ask(engine: Engine, request: string, body?: unknown): Promise<string> {
  return toResponse(await engine.handle(incoming(request, body))).text()
}

t.test('a session begins with the state of the moment, and goes its own way', async (t) => {
  const { base, sessions } = sessionsOf()
  await ask(base, 'POST /users', { id: 1 })
  await ask(base, 'GET /turns')
  const a = sessions.engine('a')
  await ask(base, 'POST /users', { id: 2 })
  await ask(a, 'POST /users', { id: 'a' })
  const b = sessions.engine('b')
  t.equal(await ask(a, 'GET /users'), '[{"id":1},{"id":"a"}]')
  t.equal(await ask(b, 'GET /users'), '[{"id":1},{"id":2}]')
  t.equal(await ask(base, 'GET /users'), '[{"id":1},{"id":2}]')
  t.equal(await ask(a, 'GET /turns'), 'two')
  t.equal(await ask(b, 'GET /turns'), 'two')
  t.equal(sessions.engine('a'), a, 'the same id is the same session')
})

t.test('a session has the random data of the mock, whenever it is made', async (t) => {
  const table: [claim: string, order: readonly ('base' | 'a' | 'make a')[]][] = [
    ['made after the data was generated', ['base', 'make a', 'a']],
    ['made before, asked after', ['make a', 'base', 'a']],
    ['made before, asked before', ['make a', 'a', 'base']],
  ]
  for (const [claim, order] of table) {
    const { base, sessions } = sessionsOf()
    const dice = new Set<string>()
    for (const who of order) {
      if (who === 'make a') sessions.engine('a')
      else dice.add(await ask(who === 'base' ? base : sessions.engine('a'), 'GET /dice'))
    }
    t.equal(dice.size, 1, claim)
  }
})

t.test('a session that was made before the data shows none of the changes since', async (t) => {
  const { base, sessions } = sessionsOf()
  const early = sessions.engine('early')
  // Both at once: the base generates and changes while the session waits for the same.
  const [, users] = await Promise.all([
    ask(base, 'POST /users', { id: 1 }),
    ask(early, 'GET /users'),
    ask(base, 'POST /users', { id: 2 }),
  ])
  t.equal(users, '[]')
  t.equal(await ask(early, 'GET /users'), '[]')
  t.equal(await ask(base, 'GET /users'), '[{"id":1},{"id":2}]')
})

t.test('data that needs a module is generated once, for all that ask meanwhile', async (t) => {
  const mock = {
    data: { names: "{{#repeat 3}}{{faker 'person.fullName'}}{{/repeat}}" },
    routes: [{ endpoint: '/', body: "{{data 'names'}}" }],
  }
  const { base, sessions } = sessionsOf(mock)
  const engines = [sessions.engine('a'), base, sessions.engine('b')]
  const names = await Promise.all(engines.map((engine) => ask(engine, 'GET /')))
  t.equal(new Set([...names, await ask(sessions.engine('c'), 'GET /')]).size, 1)
})

t.test('a session repeats exactly, whenever it is made', async (t) => {
  const { base, sessions } = sessionsOf()
  const thrown = async (id: string) => {
    const engine = sessions.engine(id)
    return [await ask(engine, 'GET /throw'), await ask(engine, 'GET /throw')]
  }
  const first = await thrown('a')
  await ask(base, 'GET /throw')
  t.same(await thrown('b'), first)
  t.not(first[0], first[1])
})

t.test('a session that is reset begins as one that is made now', async (t) => {
  const { base, sessions } = sessionsOf()
  const a = sessions.engine('a')
  const thrown = await ask(a, 'GET /throw')
  await ask(a, 'POST /users', { id: 'a' })
  await ask(base, 'POST /users', { id: 1 })
  sessions.reset('a')
  t.equal(sessions.engine('a'), a)
  t.equal(await ask(a, 'GET /throw'), thrown)
  t.equal(await ask(a, 'GET /users'), '[{"id":1}]')
  sessions.reset('nobody')
  t.notOk(sessions.has('nobody'), 'resetting makes none')
})

t.test('data that a session loses is what the mock has now', async (t) => {
  const { base, sessions } = sessionsOf()
  const a = sessions.engine('a')
  await ask(a, 'POST /users', { id: 'a' })
  await ask(base, 'POST /users', { id: 1 })
  a.resetBuckets()
  t.equal(await ask(a, 'GET /users'), '[{"id":1}]')
})

t.test('a mock that is reset leaves its sessions as they are', async (t) => {
  const { base, sessions } = sessionsOf()
  const dice = await ask(base, 'GET /dice')
  const a = sessions.engine('a')
  await ask(a, 'POST /users', { id: 'a' })
  base.reset()
  await ask(base, 'GET /dice')
  t.equal(await ask(a, 'GET /users'), '[{"id":"a"}]')
  t.equal(await ask(a, 'GET /dice'), dice)
})

t.test('all sessions go on with another program, and keep their state', async (t) => {
  const { base, sessions } = sessionsOf()
  const [a, b] = [sessions.engine('a'), sessions.engine('b')]
  await ask(a, 'POST /users', { id: 'a' })
  const { program } = engineFor({
    ...document,
    routes: [...document.routes, { endpoint: '/new', body: 'new' }],
  })
  base.replace(program)
  sessions.replaceProgram(program)
  t.equal(await ask(a, 'GET /new'), 'new')
  t.equal(await ask(a, 'GET /users'), '[{"id":"a"}]')
  const other = engineFor({ ...document, routes: [{ endpoint: '/new', body: 'for b' }] }).program
  sessions.replaceProgram((id) => (id === 'b' ? other : program))
  t.equal(await ask(a, 'GET /new'), 'new')
  t.equal(await ask(b, 'GET /new'), 'for b')
})

t.test('engines that are made anew go on with the same state', async (t) => {
  const { sessions } = sessionsOf()
  const a = sessions.engine('a')
  await ask(a, 'POST /users', { id: 'a' })
  sessions.renew()
  t.not(sessions.engine('a'), a)
  t.equal(await ask(sessions.engine('a'), 'GET /users'), '[{"id":"a"}]')
})

t.test('a session that nobody names for an hour has ended', async (t) => {
  const ended: string[] = []
  const { clock, sessions } = sessionsOf(document, { onEnd: (id) => ended.push(id) })
  await ask(sessions.engine('a'), 'POST /users', { id: 'a' })
  sessions.engine('b')
  clock.now += 3_599_999
  sessions.engine('a')
  clock.now += 1
  t.notOk(sessions.has('b'))
  t.same(ended, ['b'])
  t.match(sessions.list(), [{ id: 'a', createdAt: 1_000_000, usedAt: 4_599_999, requests: 1 }])
  clock.now += 3_600_000
  t.equal(await ask(sessions.engine('a'), 'GET /users'), '[]', 'its name makes a new one')
  t.same(ended, ['b', 'a'])
})

t.test('a session with a request under way does not expire', async (t) => {
  const { clock, sessions } = sessionsOf(document)
  const slow = ask(sessions.engine('a'), 'GET /slow')
  sessions.engine('b')
  clock.now += 3_600_000
  t.ok(sessions.has('a'))
  t.notOk(sessions.has('b'), 'one that is used later, but idle, does')
  await slow
  t.notOk(sessions.has('a'))
})

t.test('there are never more than so many: the one used least lately gives way', async (t) => {
  const { sessions } = sessionsOf(document, { most: 3 })
  for (const id of ['a', 'b', 'c', 'a', 'd']) sessions.engine(id)
  t.same(ids(sessions), ['c', 'a', 'd'])
  const slow = ask(sessions.engine('c'), 'GET /slow')
  for (const id of ['a', 'd', 'e']) sessions.engine(id)
  t.same(ids(sessions), ['c', 'd', 'e'], 'one that is answering stays as long as others can go')
  const all = [slow, ...['d', 'e'].map((id) => ask(sessions.engine(id), 'GET /slow'))]
  sessions.engine('f')
  t.same(ids(sessions), ['d', 'e', 'f'], 'memory has its bound nevertheless')
  t.same(await Promise.all(all), ['slow', 'slow', 'slow'], 'and every request is answered')
})

t.test('a session that is ended is another one when it is named again', async (t) => {
  const { base, sessions } = sessionsOf()
  await ask(sessions.engine('a'), 'POST /users', { id: 'a' })
  t.ok(sessions.end('a'))
  t.notOk(sessions.end('a'))
  t.equal(await ask(sessions.engine('a'), 'GET /users'), '[]')
  sessions.engine('b')
  sessions.endAll()
  t.equal(sessions.size, 0)
  t.equal(await ask(base, 'GET /users'), '[]')
})

t.test('two hundred at once never see each other', async (t) => {
  const { base, sessions } = sessionsOf()
  const work = async (id: string) => {
    for (let count = 0; count < 5; count++)
      await ask(sessions.engine(id), 'POST /users', { id: `${id}-${count}` })
    return ask(sessions.engine(id), 'GET /users')
  }
  const names = Array.from({ length: 200 }, (_, index) => `s${index}`)
  const results = await Promise.all(names.map(work))
  for (const [index, text] of results.entries()) {
    const wanted = [0, 1, 2, 3, 4].map((count) => ({ id: `s${index}-${count}` }))
    if (text !== JSON.stringify(wanted)) t.fail(`s${index} has ${text}`)
  }
  t.equal(await ask(base, 'GET /users'), '[]')
})

t.test('a name that can be none is refused, and nothing made', async (t) => {
  const { sessions } = sessionsOf()
  const table: unknown[] = [
    '',
    ' ',
    'a b',
    'ä',
    'a/b',
    'x'.repeat(129),
    undefined,
    null,
    7,
    {},
    'a\n',
  ]
  for (const id of table) {
    t.throws(() => sessions.engine(id as string), { code: 'session-invalid' }, String(id))
    t.throws(() => assertSessionId(id), { message: /1 to 128 of the characters/ })
  }
  t.equal(sessions.size, 0)
  for (const id of ['a', 'A.b_c:d-9', 'x'.repeat(128)]) t.ok(sessions.engine(id))
})

t.test('the name is taken out of a request before a mock sees it', async (t) => {
  const request = new Request('http://mock.test/a?b', {
    method: 'POST',
    body: 'body',
    headers: { [SESSION_HEADER]: 'one', 'x-other': 'kept' },
  })
  const { session, incoming } = takeSession(new WebIncoming(request, '10.0.0.1'))
  t.equal(session, 'one')
  t.match(incoming, { method: 'POST', target: '/a?b', address: '10.0.0.1', isWithBody: true })
  t.equal(incoming.header(SESSION_HEADER), undefined)
  t.equal(incoming.header('x-other'), 'kept')
  t.notOk(SESSION_HEADER in incoming.headers())
  t.equal(incoming.headers()['x-other'], 'kept')
  t.equal(await incoming.text(100), 'body')
  const plain = new WebIncoming(new Request('http://mock.test/'))
  t.same(
    takeSession(plain),
    { session: undefined, incoming: plain },
    'one without a name stays as it is',
  )
  const wrong = new Request('http://mock.test/', { headers: { [SESSION_HEADER]: 'a b' } })
  t.throws(() => takeSession(new WebIncoming(wrong)), { code: 'session-invalid' })
})

const ids = (sessions: Sessions): string[] => sessions.list().map(({ id }) => id)
