// Nonsense: every public function says what failed, why, and what to do; none lets a TypeError out.
import t from 'tap'
import * as sdk from '../../../sdk/index.ts'

const { createMock, get, MockhostError, when } = sdk
const NONSENSE = [
  undefined,
  null,
  0,
  Number.NaN,
  '',
  'x y z',
  true,
  Symbol('s'),
  1n,
  [],
  {},
  () => {},
]
const mock = () => createMock({ data: { users: [] }, routes: [get('/users/:id', 'x')] })

/** Everything that can be given nonsense, as functions of one argument. */
const FUNCTIONS: Record<string, (nonsense: never) => unknown> = {
  defineMock: sdk.defineMock,
  createMock: (nonsense) => createMock(nonsense),
  'createMock options': (nonsense) => createMock({}, nonsense),
  seed: (nonsense) => createMock({}, { seed: nonsense }),
  env: (nonsense) => createMock({}, { env: nonsense }),
  'an env variable': (nonsense) => createMock({}, { env: { A: nonsense } }),
  clock: (nonsense) => createMock({}, { clock: nonsense }).clock.now,
  locale: (nonsense) => createMock({}, { locale: nonsense }),
  latency: (nonsense) => createMock({}, { latency: nonsense }),
  limits: (nonsense) => createMock({}, { limits: nonsense }),
  'a limit': (nonsense) => createMock({}, { limits: { bodyBytes: nonsense } }),
  loadMock: (nonsense) => sdk.loadMock(nonsense),
  get: (nonsense) => sdk.get(nonsense, 'x'),
  'get answer': (nonsense) => createMock({ routes: [sdk.get('/', nonsense)] }),
  'get options': (nonsense) => sdk.get('/', 'x', nonsense),
  'get status': (nonsense) => createMock({ routes: [sdk.get('/', 'x', { status: nonsense })] }),
  'route method': (nonsense) => createMock({ routes: [sdk.route(nonsense, '/', 'x')] }),
  'crud endpoint': (nonsense) => sdk.crud(nonsense, 'users'),
  'crud bucket': (nonsense) => sdk.crud('/', nonsense),
  'crud options': (nonsense) => sdk.crud('/', 'users', nonsense),
  'bucket id': (nonsense) => sdk.bucket(nonsense, 1),
  'bucket value': (nonsense) => sdk.bucket('users', nonsense),
  'bucket options': (nonsense) => sdk.bucket('users', 1, nonsense),
  reply: (nonsense) => createMock({ routes: [get('/', sdk.reply(nonsense))] }),
  'reply options': (nonsense) => sdk.reply('x', nonsense),
  when: (nonsense) => when(nonsense),
  'when body': (nonsense) => when.body(nonsense),
  'when header': (nonsense) => when.header(nonsense),
  'when bucket': (nonsense) => when.bucket(nonsense, nonsense),
  equals: (nonsense) => when.body().equals(nonsense),
  matches: (nonsense) => when.body().matches(nonsense),
  includes: (nonsense) => when.body().includes(nonsense),
  isValidUnder: (nonsense) => when.body().isValidUnder(nonsense),
  'when reply': (nonsense) => when.body().isMissing().reply(nonsense),
  'when reply options': (nonsense) => when.body().isMissing().reply('x', nonsense),
  fetch: (nonsense) => mock().fetch(nonsense),
  'fetch options': (nonsense) => mock().fetch('/', nonsense),
  'fetch method': (nonsense) => mock().fetch('/', { method: nonsense }),
  'fetch headers': (nonsense) => mock().fetch('/', { headers: nonsense }),
  'fetch json': (nonsense) => mock().fetch('/', { json: nonsense }),
  match: (nonsense) => mock().match(nonsense),
  'listen port': (nonsense) =>
    mock()
      .listen({ port: nonsense })
      .then(({ close }) => close()),
  'listen hostname': (nonsense) =>
    mock()
      .listen({ hostname: nonsense })
      .then(({ close }) => close()),
  listen: (nonsense) =>
    mock()
      .listen(nonsense)
      .then(({ close }) => close()),
  calls: (nonsense) => mock().calls(nonsense),
  'calls status': (nonsense) => mock().calls({ status: nonsense }),
  'calls path': (nonsense) => mock().calls({ path: nonsense }),
  'calls session': (nonsense) => mock().calls({ session: nonsense }),
  expectCalled: (nonsense) => mock().expectCalled(nonsense),
  'expectCalled expectation': (nonsense) => mock().expectCalled('/', nonsense),
  'expectCalled times': (nonsense) => mock().expectCalled('/', { times: nonsense }),
  'expectCalled query': (nonsense) => called().expectCalled('/users/1', { query: nonsense }),
  'expectCalled body': (nonsense) => called().expectCalled('/users/1', { body: nonsense }),
  expectNotCalled: (nonsense) => mock().expectNotCalled(nonsense),
  'expectNotCalled details': (nonsense) => mock().expectNotCalled('/', nonsense),
  use: (nonsense) => mock().use(nonsense),
  'use nothing': () => mock().use(),
  'use options': (nonsense) => mock().use(get('/', 'x'), nonsense),
  'use times': (nonsense) => mock().use(get('/', 'x'), { times: nonsense }),
  session: (nonsense) => mock().session(nonsense),
  'state.bucket': (nonsense) => mock().state.bucket(nonsense),
  'bucket.set': (nonsense) => mock().state.bucket('users').set(nonsense),
  'bucket.push': (nonsense) => mock().state.bucket('users').push(nonsense),
  'bucket.update': (nonsense) => mock().state.bucket('users').update(nonsense),
  'state.variable': (nonsense) => mock().state.variable(nonsense),
  'state.setVariable': (nonsense) => mock().state.setVariable(nonsense, 1),
  'a variable': (nonsense) => mock().state.setVariable('x', nonsense),
  'state.counter': (nonsense) => mock().state.counter(nonsense),
  'clock.set': (nonsense) => mock().clock.set(nonsense),
  'clock.advance': (nonsense) => mock().clock.advance(nonsense),
}

const shared = mock()
t.before(() => shared.fetch('/users/1', { method: 'GET' }))
const called = () => shared

/** What a call came to: a value, or what was thrown. */
async function outcomeOf(run: () => unknown): Promise<{ thrown?: unknown }> {
  try {
    await run()
    return {}
  } catch (thrown) {
    return { thrown }
  }
}

t.test('nothing throws but MockhostErrors', async (t) => {
  for (const [name, call] of Object.entries(FUNCTIONS)) {
    let refused = 0
    for (const nonsense of NONSENSE) {
      const { thrown } = await outcomeOf(() => call(nonsense as never))
      const title = `${name} of ${typeof nonsense} ${String(nonsense)}`
      if (thrown === undefined) continue
      refused++
      t.ok(thrown instanceof MockhostError, `${title}: ${thrown}`)
      if (thrown instanceof MockhostError) {
        t.notMatch(thrown.message, /undefined is not|Cannot read|is not a function$/, title)
        t.match(thrown.message, /[.!?:\n]/, `${title} says more than what failed`)
      }
    }
    t.ok(refused > 0, `${name} refuses some`)
  }
})

t.test('messages say what failed, why, and what to do', async (t) => {
  const table: [call: () => unknown, error: object][] = [
    [
      () => createMock({ routes: [{ endpoint: '/a', bodyy: 1 } as never] }),
      {
        code: 'document-invalid',
        path: 'routes[0].bodyy',
        message:
          'The mock can\'t be used, for a mistake:\n  routes[0].bodyy: unknown key. Did you mean "body"?',
      },
    ],
    [
      () => createMock({ routes: [get('/a', { id: () => 1 })] }),
      {
        code: 'document-invalid',
        path: 'routes[0].responses[0].body.id',
        message: /is a function inside of JSON.*Make the whole body a function/,
      },
    ],
    [
      () => createMock({}, { sead: 1 } as never),
      { message: 'createMock(…): it has no option "sead". Did you mean "seed"?' },
    ],
    [
      () => mock().state.bucket('userz'),
      { code: 'argument-invalid', message: /no data bucket "userz".*Did you mean "users"\?/ },
    ],
    [
      () => mock().state.counter('GET /user/:id'),
      { message: /the mock has no such route\. Did you mean "GET \/users\/:id"\?/ },
    ],
    [() => mock().session('a b'), { code: 'session-invalid', message: /use 1 to 128/ }],
    [
      () => mock().calls('GET users'),
      { message: /"users" is no path\. A path begins with a slash/ },
    ],
    [() => mock().calls('GET /users?page=2'), { message: /has a query\. Give the path, and the/ }],
    [
      () => mock().fetch('/users', { method: 'POST', body: { a: 1 } as never }),
      { message: /would be sent as "\[object Object\]"\. Use `json`\./ },
    ],
    [
      () => get('/', new Response('x')),
      {
        message:
          'get("/"): a Web Response is answered once, and a route many times. Write reply(body, { status, headers }).',
      },
    ],
    [
      () => get('/', [sdk.reply('a'), sdk.reply('b')], { status: 201 }),
      { message: /the option "statusCode" belongs to one response, and it has 2/ },
    ],
    [() => get('https://api.example.com/users'), { message: /an endpoint is a path, not a URL/ }],
    [() => when.body('a').matches(/x/g), { message: /a rule has no flags "g"/ }],
    [
      () => when.body('a').equals({ b: 1 } as never),
      { message: /an object can't be compared as a whole\. Compare its parts/ },
    ],
  ]
  for (const [call, error] of table) {
    const { thrown } = await outcomeOf(call)
    t.match(thrown, error)
  }
})
