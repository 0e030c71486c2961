// Mocks written as Mockoon files: a file that came from Mockoon comes back as it was, any other is one that Mockoon takes.
import { EnvironmentSchemaNoFix } from '@mockoon/commons'
import t from 'tap'
import { dataModelOf, needsMigration, toMockoon } from '../../../core/formats/index.ts'
import { compileDocument, type Mock } from '../../../core/index.ts'
import { recordedCases } from '../../support/recorded-cases.ts'

/** Mockoon's schema that mends nothing. */
const strict = EnvironmentSchemaNoFix as {
  validate(value: unknown, options: object): { error?: Error; value: unknown }
}

const validate = (environment: unknown) =>
  strict.validate(structuredClone(environment), { abortEarly: false })

const written = (document: unknown) => toMockoon(compileDocument(document).mock as Mock)

for (const { name, environment } of await recordedCases('cases')) {
  t.test(`${name} comes back as it was, and nothing in it has to be mended`, async (t) => {
    const { environment: file, lost } = written(environment)
    t.strictSame(file, environment)
    t.same(lost, [])
    const { error, value } = validate(file)
    t.equal(error, undefined)
    t.strictSame(value, file)
  })
}

const handWritten = {
  $schema: 'https://example.com/mock.schema.json',
  name: 'Shop',
  headers: { 'X-A': ['1', '2'] },
  data: { users: [{ id: 1 }], text: 'hello' },
  callbacks: [{ uuid: 'hook', name: 'Hook', uri: '/hook', body: { a: 1 } }, {}],
  folders: [
    { uuid: 'inner', children: [{ type: 'route', uuid: 'mine' }] },
    { children: [{ type: 'folder', uuid: 'inner' }] },
  ],
  routes: [
    { endpoint: '/users/:id', body: { id: "{{urlParam 'id'}}" }, callbacks: [{ uuid: 'hook' }] },
    { uuid: 'mine', type: 'crud', endpoint: 'all', databucketID: 'users' },
    {
      method: 'post',
      endpoint: 'x',
      responses: [{ rules: [{ value: '1' }] }, { statusCode: 404 }],
    },
    { endpoint: 'nothing' },
    { type: 'ws', endpoint: 'socket', body: 'x', streamingMode: 'UNICAST' },
  ],
}

t.test('a mock written by hand becomes a file that Mockoon takes as it is', async (t) => {
  const { environment, lost } = written(handWritten)
  t.same(lost, [])
  const { error, value } = validate(environment)
  t.equal(error, undefined)
  t.strictSame(value, environment)
})

t.test('what Mockoon has no word for is left out, and named', async (t) => {
  const { environment, lost } = written({
    proxyTimeout: 5,
    routes: [
      { endpoint: 'a', disabled: true, proxy: { to: 'http://localhost' } },
      { endpoint: 'b', stream: { items: ['x'] } },
    ],
    callbacks: [{ retries: 2, signature: { secret: 's' } }],
  })
  t.same(lost, [
    'proxyTimeout',
    'routes[0].disabled',
    'routes[0].responses[0].proxy',
    'routes[1].responses[0].stream',
    'callbacks[0].retries',
    'callbacks[0].signature',
  ])
  t.equal(validate(environment).error, undefined)
})

t.test('what was no UUID still names the same part', async (t) => {
  const { environment } = written(handWritten)
  const { routes, folders, callbacks, rootChildren } = environment
  t.same(folders[0]?.children, [{ type: 'route', uuid: routes[1]?.uuid }])
  t.same(folders[1]?.children, [{ type: 'folder', uuid: folders[0]?.uuid }])
  t.equal(routes[0]?.responses[0]?.callbacks[0]?.uuid, callbacks[0]?.uuid)
  t.same(
    rootChildren.map(({ uuid }) => uuid),
    [folders[1], routes[0], ...routes.slice(2)].map((part) => part?.uuid),
  )
})

t.test('a file that is read again says the same', async (t) => {
  const { environment } = written(handWritten)
  t.strictSame(written(environment).environment, environment)
})

t.test('writing a file leaves the mock as it is', async (t) => {
  const mock = compileDocument(handWritten).mock as Mock
  const before = structuredClone(mock)
  toMockoon(mock)
  t.strictSame(mock, before)
})

const models: [value: unknown, model: number | undefined, isOld: boolean][] = [
  [{ lastMigration: 33 }, 33, false],
  [{ lastMigration: 32 }, 32, true],
  [{ lastMigration: 0 }, 0, true],
  [{ lastMigration: '32' }, undefined, false],
  [{ routes: [] }, undefined, false],
  [null, undefined, false],
  ['lastMigration', undefined, false],
]

t.test('a file is old where its data model is', async (t) => {
  for (const [value, model, isOld] of models) {
    t.equal(dataModelOf(value), model, JSON.stringify(value))
    t.equal(needsMigration(value), isOld, JSON.stringify(value))
  }
})
