// Mocks of deployments: what is taken, what is refused, and every revision kept.
import t from 'tap'
import type { ApiMistake, PartKind } from '../../../core/api/index.ts'
import { Engine } from '../../../core/index.ts'
import { DAY, mockOf, problemOf, withDeployments } from '../../support/with-deployments.ts'

const me = { author: 'me' }

t.test('each change of the mock is a revision with its author, time and message', async (t) => {
  const { deployments, clock, changes } = await withDeployments(t)
  const { id } = await deployments.create({ mock: mockOf('1'), subdomain: 'shop' }, 'ann')
  clock.now += DAY
  const changed = await deployments.replaceMock(
    'shop',
    { name: 'Store', routes: [] },
    { author: 'bob', message: 'smaller' },
  )
  t.match(changed, {
    revision: 2,
    name: 'Store',
    routes: 0,
    changedAt: '2026-11-16T12:00:00.000Z',
    createdAt: '2026-11-15T12:00:00.000Z',
    warnings: [],
  })
  t.same(deployments.revisions('shop'), [
    {
      number: 2,
      time: '2026-11-16T12:00:00.000Z',
      author: 'bob',
      message: 'smaller',
      bytes: '{"name":"Store","routes":[]}'.length,
      routes: 0,
    },
    {
      number: 1,
      time: '2026-11-15T12:00:00.000Z',
      author: 'ann',
      message: '',
      bytes: JSON.stringify(mockOf('1')).length,
      routes: 1,
    },
  ])
  t.same(deployments.document('shop'), { name: 'Store', routes: [] })
  t.same(deployments.document('shop', 1), mockOf('1'))
  t.match(changes[1], { id, kind: 'mock', revision: 2, program: { mock: { name: 'Store' } } })
  const unknown = await problemOf(t, () => deployments.document('shop', 3))
  t.match(unknown, {
    kind: 'unknown-revision',
    status: 404,
    detail: /revision 3; the live one is 2/,
  })
})

t.test('what is compiled answers as the live revision', async (t) => {
  const { deployments } = await withDeployments(t)
  await deployments.create({ mock: mockOf('1'), subdomain: 'shop' }, 'me')
  await deployments.replaceMock('shop', 'routes: [{ endpoint: /a, body: "2" }]', me)
  const engine = new Engine(await deployments.compile('shop'))
  t.equal(await (await engine.fetch(new Request('http://x/a'))).text(), '2')
})

t.test('a mock may be text, whose mistakes have lines, and is kept as what it means', async (t) => {
  const { deployments } = await withDeployments(t)
  const yaml = 'name: Shop\nroutes:\n  - &a { endpoint: /a, statusCode: 201 }\n'
  await deployments.create({ mock: yaml, subdomain: 'shop' }, 'me')
  t.same(deployments.document('shop'), {
    name: 'Shop',
    routes: [{ endpoint: '/a', statusCode: 201 }],
  })
  const mistakes: [mock: unknown, found: Partial<ApiMistake>[]][] = [
    [
      'nme: Shop\nroutes:\n  - body: a\n    statusCode: 99\n',
      [
        { severity: 'error', path: 'nme', line: 1, column: 1, hint: 'Did you mean "name"?' },
        { severity: 'error', path: 'routes[0].statusCode', line: 4, column: 5 },
      ],
    ],
    [{ nme: 'Shop' }, [{ severity: 'error', path: 'nme', message: 'unknown key' }]],
    ['{ "routes": [ }', [{ severity: 'error', path: '', line: 1 }]],
    ['routes: "', [{ severity: 'error', path: '', line: 1 }]],
    ['a: &a [*a]', [{ severity: 'error', path: '' }]],
    ['text', [{ severity: 'error', path: '', message: 'a mock must be an object' }]],
    ['', [{ severity: 'error', path: '' }]],
    [undefined, [{ severity: 'error', path: '' }]],
    [[], [{ severity: 'error', path: '' }]],
    [{ lastMigration: 999 }, [{ severity: 'error', path: 'lastMigration' }]],
    [
      { routes: [{ endpoint: '/a', body: '{{#if}}' }] },
      [{ path: 'routes[0].body', templateLine: 1 }],
    ],
  ]
  for (const [mock, found] of mistakes) {
    const problem = await problemOf(t, () => deployments.replaceMock('shop', mock, me))
    t.match(problem, { kind: 'mock-invalid', status: 422, extra: { mistakes: found } })
    const told = problem.extra?.mistakes as object[]
    t.equal(told.length, found.length, JSON.stringify(mock))
    t.notOk(told.some((mistake) => 'segments' in mistake))
    t.notMatch(problem.detail, /undefined/)
  }
  t.equal(deployments.get('shop').revision, 1)
})

t.test('the first mistake is named, and the number of the others', async (t) => {
  const { deployments } = await withDeployments(t)
  const detailOf = async (mock: unknown) =>
    (await problemOf(t, () => deployments.create({ mock }, 'me'))).detail
  t.equal(await detailOf({ a: 1 }), "The mock can't be used: a: unknown key")
  t.match(await detailOf({ a: 1, b: 1 }), /: a: unknown key \(and 1 more mistake\)$/)
  t.match(await detailOf({ a: 1, b: 1, c: 1 }), /\(and 2 more mistakes\)$/)
})

t.test('a mock nested too deeply is refused, not a crash', async (t) => {
  const { deployments } = await withDeployments(t, {
    quotas: {
      requestsPerSecond: 0,
      monthlyCalls: 0,
      documentBytes: 0,
      logEntries: 0,
      stateBytes: 0,
      filesBytes: 10_000_000,
    },
  })
  const deep = `{"routes":[{"body":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}`
  for (const mock of [deep, JSON.parse(deep)]) {
    const problem = await problemOf(t, () => deployments.create({ mock }, 'me'))
    t.match(problem, { kind: 'mock-invalid', status: 422 })
  }
})

t.test('a mock may have as many bytes as the quota says, as text and as JSON', async (t) => {
  const { deployments } = await withDeployments(t)
  const mock = { name: 'é', routes: [] }
  const bytes = Buffer.byteLength(JSON.stringify(mock))
  await deployments.create({ mock, subdomain: 'shop', quotas: { documentBytes: bytes } }, 'me')
  await deployments.replaceMock('shop', JSON.stringify(mock), me)
  const larger = [{ ...mock, name: 'éa' }, `${JSON.stringify(mock)} `, `name: ${'a'.repeat(bytes)}`]
  for (const mock of larger) {
    const problem = await problemOf(t, () => deployments.replaceMock('shop', mock, me))
    t.match(problem, { kind: 'mock-too-large', status: 413, extra: { limit: bytes } })
  }
  const spread = `a: &a [1, 2, 3]\nb: [${'*a,'.repeat(20)}]`
  const problem = await problemOf(t, () => deployments.replaceMock('shop', spread, me))
  t.equal(problem.kind, 'mock-too-large', 'also where aliases make it large')
  deployments.change('shop', { quotas: { documentBytes: 0 } })
  await deployments.replaceMock('shop', mockOf('a'.repeat(50_000)), me)
})

const file = { uuid: 'a', lastMigration: 33, name: 'A', routes: [] }

t.test('what is ignored of a mock is a warning', async (t) => {
  const { deployments } = await withDeployments(t)
  const warningsOf = async (mock: unknown) =>
    (await deployments.create({ mock }, 'me')).warnings.map(({ path, message, line }) => [
      path,
      message.replace(/:.*|,.*/, ''),
      ...(line === undefined ? [] : [line]),
    ])
  t.same(
    await warningsOf({ ...file, port: 3000, hostname: '', tlsOptions: { enabled: false } }),
    [],
  )
  t.same(await warningsOf({ hostname: '0.0.0.0', tlsOptions: { enabled: true } }), [
    ['tlsOptions.enabled', 'is ignored here'],
    ['hostname', 'is ignored here'],
  ])
  const served = { bodyType: 'FILE', filePath: './a.txt' }
  t.same(
    await warningsOf(`hostname: a.example
data: { users: [] }
routes:
  - { endpoint: /a, bodyType: FILE, filePath: ./a.txt }
`),
    [
      ['hostname', 'is ignored here', 1],
      ['routes[0]', 'the file "a.txt" is not uploaded yet', 4],
    ],
  )
  t.same(
    await warningsOf({
      data: { users: [] },
      routes: [{ type: 'crud', endpoint: '/users', responses: [{ body: 'a' }, served] }],
    }),
    [['routes[0].responses[1]', 'the file "a.txt" is not uploaded yet']],
    'once, though a CRUD route has many endpoints',
  )
  const odd = await deployments.create({ mock: { ...file, unknown: 1 } }, 'me')
  t.match(odd.warnings, [{ severity: 'warning', path: 'unknown', message: 'unknown key' }])
})

t.test('what only raw HTTP carries is a warning where it is not to be had', async (t) => {
  const mock = {
    routes: [
      { endpoint: '/a', body: "{{body 'a'}}" },
      { endpoint: '/b', statusCode: 799 },
    ],
  }
  const raw = await withDeployments(t, { carriesRawHttp: true })
  t.same((await raw.deployments.create({ mock }, 'me')).warnings, [])
  const web = await withDeployments(t, { carriesRawHttp: false })
  t.match((await web.deployments.create({ mock }, 'me')).warnings, [
    { path: '', message: /reads the body of a GET/, hint: /on Node/ },
    { path: '', message: /status outside 200 to 599/, hint: /on Node/ },
  ])
  t.same((await web.deployments.create({ mock: mockOf('a') }, 'me')).warnings, [])
})

t.test('an old Mockoon file is migrated when it is used, and kept as it was written', async (t) => {
  const { deployments } = await withDeployments(t)
  const old = {
    uuid: 'b1f2a3c4-0000-4000-8000-000000000001',
    lastMigration: 20,
    name: 'Old',
    endpointPrefix: '',
    latency: 0,
    port: 3000,
    hostname: '',
    routes: [
      {
        uuid: 'b1f2a3c4-0000-4000-8000-000000000002',
        documentation: '',
        method: 'get',
        endpoint: 'old',
        responses: [
          {
            uuid: 'b1f2a3c4-0000-4000-8000-000000000003',
            body: 'old',
            latency: 0,
            statusCode: 200,
            label: '',
            headers: [],
            filePath: '',
            sendFileAsBody: false,
            rules: [],
            rulesOperator: 'OR',
            disableTemplating: false,
            fallbackTo404: false,
          },
        ],
        enabled: true,
        randomResponse: false,
        sequentialResponse: false,
      },
    ],
    proxyMode: false,
    proxyHost: '',
    proxyRemovePrefix: false,
    tlsOptions: { enabled: false },
    cors: true,
    headers: [],
    proxyReqHeaders: [],
    proxyResHeaders: [],
  }
  await deployments.create({ mock: old, subdomain: 'old' }, 'me')
  t.same(deployments.document('old'), old)
  const answer = async () => {
    const engine = new Engine(await deployments.compile('old'))
    return (await engine.fetch(new Request('http://x/old'))).text()
  }
  t.equal(await answer(), 'old')
  const response = old.routes[0]?.responses[0]?.uuid ?? ''
  await deployments.changePart('old', 'responses', response, { body: 'new' }, me)
  t.equal(await answer(), 'new')
  t.match(deployments.document('old'), { lastMigration: 33 })
  const broken = { ...old, routes: 'none' }
  const problem = await problemOf(t, () => deployments.create({ mock: broken }, 'me'))
  t.match(problem, { kind: 'mock-invalid', status: 422, detail: /can't be migrated/ })
})

t.test('a lost update is refused, and changes nothing', async (t) => {
  const { deployments } = await withDeployments(t)
  const { id } = await deployments.create({ mock: mockOf('1'), subdomain: 'shop' }, 'me')
  await deployments.replaceMock('shop', mockOf('2'), { ...me, ifRevision: 1 })
  for (const ifRevision of [1, 3, 0]) {
    const replace = () => deployments.replaceMock('shop', mockOf('x'), { ...me, ifRevision })
    t.match(await problemOf(t, replace), {
      kind: 'lost-update',
      status: 412,
      extra: { revision: 2 },
    })
  }
  const uuid = (await deployments.compile(id)).mock.routes[0]?.uuid ?? ''
  const change = () =>
    deployments.changePart(id, 'routes', uuid, { body: 'x' }, { ...me, ifRevision: 1 })
  t.match(await problemOf(t, change), { kind: 'lost-update', status: 412 })
  t.same(deployments.document('shop'), mockOf('2'))

  const results = await Promise.allSettled(
    ['a', 'b', 'c'].map((body) =>
      deployments.replaceMock('shop', mockOf(body), { ...me, ifRevision: 2 }),
    ),
  )
  t.same(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected'])
  t.equal(deployments.get('shop').revision, 3)
})

const parts = {
  name: 'Shop',
  data: [{ uuid: 'bucket', id: 'users', name: 'Users', value: '[]' }],
  callbacks: [
    { uuid: 'callback', id: 'done', name: 'Done', uri: 'http://a.example', method: 'post' },
  ],
  routes: [
    {
      uuid: 'route',
      endpoint: '/a',
      responses: [
        { uuid: 'one', body: '1' },
        { uuid: 'two', body: '2', rules: [{ target: 'query', modifier: 'q', value: '2' }] },
      ],
    },
    { uuid: 'plain', endpoint: '/b', body: 'b' },
  ],
}

t.test('parts are changed by uuid, each a revision, and nothing else is', async (t) => {
  const { deployments, changes } = await withDeployments(t)
  await deployments.create({ mock: parts, subdomain: 'shop' }, 'me')
  const rows: [kind: PartKind, uuid: string, fields: Record<string, unknown>, path: RegExp][] = [
    ['routes', 'route', { documentation: 'first' }, /^routes\[0\]\.documentation$/],
    ['routes', 'plain', { body: 'new' }, /^routes\[1\]\.body$/],
    ['responses', 'two', { statusCode: 404 }, /^routes\[0\]\.responses\[1\]\.statusCode$/],
    ['buckets', 'bucket', { value: '[1]' }, /^data\b/],
    ['callbacks', 'callback', { uri: 'http://b.example' }, /^callbacks\[0\]\.uri$/],
  ]
  for (const [index, [kind, uuid, fields, path]] of rows.entries()) {
    const changed = await deployments.changePart('shop', kind, uuid, fields, me)
    t.equal(changed.revision, index + 2)
    t.match(changes.at(-1), { kind: 'mock', revision: index + 2 })
    const { differences, message } = deployments.revision('shop', changed.revision)
    t.match(message, `of ${uuid}`)
    t.equal(differences.length, 1, `${kind} ${uuid}`)
    t.match(differences[0]?.path, path)
  }
  const engine = new Engine(await deployments.compile('shop'))
  const ask = async (path: string) => {
    const response = await engine.fetch(new Request(`http://x${path}`))
    return [response.status, await response.text()]
  }
  t.same(await ask('/a?q=2'), [404, '2'])
  t.same(await ask('/a'), [200, '1'])
  t.same(await ask('/b'), [200, 'new'])
})

t.test('a part that is not there, or is changed to what it may not be, is refused', async (t) => {
  const { deployments } = await withDeployments(t)
  await deployments.create({ mock: parts, subdomain: 'shop' }, 'me')
  const kinds: PartKind[] = ['routes', 'responses', 'buckets', 'callbacks']
  for (const kind of kinds) {
    const change = () => deployments.changePart('shop', kind, 'nobody', {}, me)
    t.match(await problemOf(t, change), { kind: 'unknown-part', status: 404 }, kind)
  }
  const wrong: Record<string, unknown>[] = [
    { statusCode: 99 },
    { statusCoed: 200 },
    { body: '{{#if}}' },
  ]
  for (const fields of wrong) {
    const change = () => deployments.changePart('shop', 'responses', 'one', fields, me)
    t.match(
      await problemOf(t, change),
      { kind: 'mock-invalid', status: 422 },
      JSON.stringify(fields),
    )
  }
  t.same(deployments.document('shop'), parts)
})

t.test('changes of several parts at once are all kept', async (t) => {
  const { deployments } = await withDeployments(t)
  await deployments.create({ mock: parts, subdomain: 'shop' }, 'me')
  const bodies: [string, string][] = [
    ['one', 'A'],
    ['two', 'B'],
  ]
  await Promise.all([
    ...bodies.map(([uuid, body]) =>
      deployments.changePart('shop', 'responses', uuid, { body }, me),
    ),
    deployments.changePart('shop', 'routes', 'plain', { body: 'C' }, me),
  ])
  const { mock } = await deployments.compile('shop')
  t.same(
    mock.routes.flatMap(({ responses }) => responses.map(({ body }) => body)),
    ['A', 'B', 'C'],
  )
  t.equal(deployments.get('shop').revision, 4)
})

t.test('a rollback is a new revision with the old mock', async (t) => {
  const { deployments, changes } = await withDeployments(t)
  await deployments.create({ mock: mockOf('1'), subdomain: 'shop' }, 'me')
  await deployments.replaceMock('shop', { name: 'Other', routes: [] }, me)
  // The quota was lowered since: what was live once may be live again.
  deployments.change('shop', { quotas: { documentBytes: 10 } })
  const back = await deployments.rollback('shop', { revision: 1 }, 'bob')
  t.match(back, { revision: 3, name: 'Shop', routes: 1 })
  t.same(deployments.document('shop'), mockOf('1'))
  t.match(deployments.revisions('shop')[0], { author: 'bob', message: 'Back to revision 1' })
  t.match(changes.at(-1), { kind: 'mock', revision: 3, program: { mock: { name: 'Shop' } } })
  await deployments.rollback('shop', { revision: 2, message: 'oops' }, 'bob')
  t.match(deployments.revisions('shop')[0], { number: 4, message: 'oops' })
  const unknown = () => deployments.rollback('shop', { revision: 9 }, 'bob')
  t.match(await problemOf(t, unknown), { kind: 'unknown-revision', status: 404 })
  t.equal(deployments.revisions('shop').length, 4, 'history only grows')
})

t.test('a revision says what was changed since the one before, or any other', async (t) => {
  const { deployments } = await withDeployments(t)
  await deployments.create({ mock: mockOf('1'), subdomain: 'shop' }, 'me')
  await deployments.replaceMock('shop', mockOf('2'), me)
  await deployments.replaceMock('shop', { ...mockOf('1'), latency: 5 }, me)
  const first = deployments.revision('shop', 1)
  t.match(first, { number: 1, mock: mockOf('1'), comparedWith: null, differences: [] })
  const second = deployments.revision('shop', 2)
  t.equal(second.comparedWith, 1)
  t.same(second.differences, [{ kind: 'changed', path: 'routes[0].body', before: '1', after: '2' }])
  const third = deployments.revision('shop', 3, 1)
  t.equal(third.comparedWith, 1)
  t.same(third.differences, [{ kind: 'added', path: 'latency', after: 5 }])
  for (const [number, against] of [
    [4, undefined],
    [0, undefined],
    [3, 9],
  ] as const) {
    const read = () => deployments.revision('shop', number, against)
    t.match(await problemOf(t, read), { kind: 'unknown-revision' }, `${number} ${against}`)
  }
})

t.test('what only is written in another way is no difference', async (t) => {
  const { deployments } = await withDeployments(t)
  await deployments.create({ mock: mockOf('1'), subdomain: 'shop' }, 'me')
  const longer = {
    routes: [{ endpoint: '/a', responses: [{ statusCode: 200, body: '1' }] }],
    name: 'Shop',
    headers: [],
  }
  await deployments.replaceMock('shop', longer, me)
  t.same(deployments.revision('shop', 2).differences, [])
})

t.test('what is deleted meanwhile is not changed', async (t) => {
  const { deployments } = await withDeployments(t)
  await deployments.create({ mock: mockOf('1'), subdomain: 'shop' }, 'me')
  const replacing = deployments.replaceMock('shop', mockOf('2'), me)
  deployments.remove('shop')
  t.match(await problemOf(t, () => replacing), { kind: 'unknown-deployment', status: 404 })
  t.equal(deployments.recover('shop', {}).revision, 1)
})
