// Routes laid in front of a program: they answer first, and everything else stays as it was.
import t from 'tap'
import { compileOverrides, formatMistake, overlay, type Program } from '../../core/index.ts'
import { describeOutcome } from '../../core/trace/index.ts'
import { asking } from '../support/ask.ts'

/** Lays routes in front of a program, as a test that overrides something does. */
function front(program: Program, routes: unknown, id = '1'): Program {
  const compiled = compileOverrides(program, routes, { id })
  if (!compiled.program) throw new Error(compiled.mistakes.map(formatMistake).join('\n'))
  return overlay(program, compiled.program)
}

const shop = {
  name: 'Shop',
  endpointPrefix: 'api',
  headers: { 'X-Shop': 'yes' },
  data: { users: [{ id: 1 }] },
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    { endpoint: '/hello', body: 'base' },
    { endpoint: '/hello/:name', body: 'base name' },
    {
      endpoint: '/turns',
      responseMode: 'SEQUENTIAL',
      responses: [{ body: 'one' }, { body: 'two' }, { body: 'three' }],
    },
  ],
}

t.test('the front answers first, the base where the front does not', async (t) => {
  const ask = asking(shop)
  ask.engine.replace(
    front(ask.engine.program, [
      { endpoint: '/hello', statusCode: 503, body: 'front' },
      { endpoint: '/hello/ann', body: 'front ann' },
      { method: 'post', endpoint: '/new', body: 'front new' },
    ]),
  )
  const table = [
    ['GET /api/hello', 503, 'front'],
    ['GET /api/hello/', 503, 'front'],
    ['GET /api/HELLO', 503, 'front'],
    ['GET /api/hello/ann', 200, 'front ann'],
    ['GET /api/hello/bob', 200, 'base name'],
    ['POST /api/new', 200, 'front new'],
    ['GET /api/users', 200, '[{"id":1}]'],
    ['HEAD /api/hello', 503, 'front'],
  ] as const
  for (const [request, status, text] of table)
    t.match(await ask(request), { status, text }, request)
  t.equal((await ask('GET /hello')).status, 404, 'the prefix is the base’s')
})

t.test('the front has the headers, the buckets and the settings of the base', async (t) => {
  const ask = asking(shop)
  ask.engine.replace(
    front(ask.engine.program, [{ endpoint: '/first', body: "{{data 'users' '0.id'}}" }]),
  )
  const answered = await ask('GET /api/first')
  t.equal(answered.text, '1')
  t.equal(answered.headers.get('x-shop'), 'yes')
  await ask('POST /api/users', { body: { id: 2 } })
  ask.engine.replace(
    front(ask.engine.program, [{ endpoint: '/all', body: "{{{data 'users'}}}" }], '2'),
  )
  t.equal((await ask('GET /api/all')).text, '[{"id":1},{"id":2}]', 'the state stays')
})

t.test('the latest front comes first, and taking it away shows what was there', async (t) => {
  const ask = asking(shop)
  const base = ask.engine.program
  const one = front(base, [{ endpoint: '/hello', body: 'one' }])
  const two = front(one, [{ endpoint: '/hello', body: 'two' }], '2')
  for (const [program, text] of [
    [two, 'two'],
    [one, 'one'],
    [base, 'base'],
  ] as const) {
    ask.engine.replace(program)
    t.equal((await ask('GET /api/hello')).text, text)
  }
})

t.test('a front that passes a request on leaves it to the base', async (t) => {
  const ask = asking(shop)
  const rules = [{ target: 'query', modifier: 'x', value: '1' }]
  ask.engine.replace(
    front(ask.engine.program, [
      { endpoint: '/hello', responseMode: 'FALLBACK', responses: [{ body: 'front', rules }] },
    ]),
  )
  t.equal((await ask('GET /api/hello?x=1')).text, 'front')
  t.equal((await ask('GET /api/hello')).text, 'base')
})

t.test('a front counts its own requests, whatever the base has counted', async (t) => {
  const ask = asking(shop)
  const base = ask.engine.program
  t.equal((await ask('GET /api/turns')).text, 'one')
  const [, , , turns] = shop.routes
  ask.engine.replace(front(base, [turns]))
  t.equal((await ask('GET /api/turns')).text, 'one')
  t.equal((await ask('GET /api/turns')).text, 'two')
  ask.engine.replace(front(base, [turns], '2'))
  t.equal((await ask('GET /api/turns')).text, 'one', 'another front is another route')
  ask.engine.replace(base)
  t.equal((await ask('GET /api/turns')).text, 'two', 'the base goes on where it was')
})

t.test('a route with a uuid is that route', async (t) => {
  const ask = asking(shop)
  const uuid = ask.engine.program.endpoints.at(-1)?.route.uuid
  await ask('GET /api/turns')
  ask.engine.replace(front(ask.engine.program, [{ ...shop.routes[3], uuid }]))
  t.equal((await ask('GET /api/turns')).text, 'two')
})

t.test('what the base keeps is not generated again', async (t) => {
  const ask = asking({
    data: { n: '{{int 1 1000000000}}' },
    routes: [{ endpoint: '/', body: "{{data 'n'}}" }],
  })
  const before = (await ask('GET /')).text
  ask.engine.replace(front(ask.engine.program, [{ endpoint: '/x', body: "{{data 'n'}}" }]))
  t.equal(ask.engine.prepareState(), undefined)
  t.equal((await ask('GET /x')).text, before)
})

t.test('the needs of both are known', async (t) => {
  const base = asking({ routes: [{ endpoint: '/', statusCode: 799, body: 'x' }] }).engine.program
  const program = front(base, [{ endpoint: '/f', body: "{{faker 'person.name'}}{{body}}" }])
  t.match(program.modules, { faker: true })
  t.same(program.rawHttp, { bodyOfGet: true, anyStatus: true })
  t.same(base.rawHttp, { bodyOfGet: false, anyStatus: true }, 'the base is left as it is')
})

t.test('traces and near misses know the routes in front', async (t) => {
  const steps: string[] = []
  const ask = asking(shop, {
    onOutcome: (outcome, request) => {
      const { program } = ask.engine
      steps.push(...describeOutcome(outcome, request, { program }).map(({ text }) => text))
    },
  })
  ask.engine.replace(front(ask.engine.program, [{ endpoint: '/greet/:who', body: 'front' }]))
  await ask('GET /api/greet/ann')
  t.match(steps, ['GET /api/greet/ann.', /GET \/api\/greet\/:who answers: who is "ann"/])
  t.match((await ask('GET /api/greets/ann')).json, { nearest: [{ route: 'GET /api/greet/:who' }] })
})

t.test('what is wrong with routes in front is told with its place', async (t) => {
  const { program } = asking({ ...shop, lastMigration: 33, headers: [] }).engine
  const table: [routes: unknown, message: RegExp][] = [
    [undefined, /^routes: must be a list/],
    ['x', /^routes: must be a list/],
    [[7], /^routes\[0\]: must be an object/],
    [[null], /^routes\[0\]: must be an object/],
    [[[]], /^routes\[0\]: must be an object/],
    [[{ endpoint: '/', bodi: 'x' }], /^routes\[0\]\.bodi: unknown key/],
    [[{ endpoint: '/', body: '{{#if}}' }], /^routes\[0\]\.body: /],
    [[{ endpoint: '/', databucketID: 'user' }], /no data bucket "user".*users/],
    [
      [
        { endpoint: '/', uuid: '1', body: 'a' },
        { endpoint: '/b', uuid: '1', body: 'b' },
      ],
      /taken/,
    ],
  ]
  for (const [routes, message] of table) {
    const compiled = compileOverrides(program, routes, { id: '1' })
    t.equal(compiled.program, undefined, String(message))
    t.match(compiled.mistakes.map(formatMistake).join('\n'), message)
  }
})
