// A mock written back as a document: it reads as the same mock, and says no more than it must.
import { readFile } from 'node:fs/promises'
import t from 'tap'
import { compactMock, readDocument } from '../../../core/document/index.ts'
import { parseText, toYaml } from '../../../core/formats/index.ts'
import type { Mock } from '../../../core/index.ts'
import { recordedCases } from '../../support/recorded-cases.ts'

function mockOf(document: unknown): Mock {
  const { mock } = readDocument(document)
  if (!mock) throw new Error('The document can not be read')
  return mock
}

const written = (document: unknown) => compactMock(mockOf(document), 'mockhost')
const sameAgain = (mock: Mock) => mockOf(compactMock(mock, 'mockhost'))

t.test('every recorded mock reads the same from its short form', async (t) => {
  const cases = await recordedCases()
  t.ok(cases.length > 40)
  for (const { name, environment } of cases) {
    const mock = mockOf(environment)
    t.same(sameAgain(mock), mock, name)
    const isTold = readDocument(compactMock(mock, 'mockhost')).dialect
    t.equal(isTold, 'mockhost', `${name} is no Mockoon file any more`)
  }
})

t.test('a Mockoon file stays one, in full', async (t) => {
  for (const { name, environment } of await recordedCases('cases')) {
    const mock = mockOf(environment)
    const again = compactMock(mock, 'mockoon')
    t.equal(again.lastMigration, 33, name)
    t.same(mockOf(again), mock, name)
    const { proxyTimeout: _, ...known } = mock
    t.same(Object.keys(again).sort(), Object.keys(known).sort(), name)
  }
})

t.test('the sample reads the same from its short form, and that through YAML', async (t) => {
  const { value: sample } = await parseText(
    await readFile(new URL('../../../server/sample/shop.yaml', import.meta.url), 'utf8'),
  )
  const mock = mockOf(sample)
  t.same(sameAgain(mock), mock)
  t.same(mockOf((await parseText(await toYaml(compactMock(mock, 'mockhost')))).value), mock)
})

t.test('what goes beyond Mockoon is kept in a Mockoon file where it says something', async (t) => {
  const beyond = {
    lastMigration: 33,
    proxyTimeout: 5,
    routes: [
      { endpoint: 'a', disabled: true, responses: [{ proxy: { to: 'http://localhost' } }] },
      { endpoint: 'b', responses: [{ stream: { kind: 'ndjson', items: ['1'] } }] },
    ],
    callbacks: [{ retries: 2, signature: { secret: 's' } }],
  }
  const mock = mockOf(beyond)
  t.same(mockOf(compactMock(mock, 'mockoon')), mock)
  t.match(compactMock(mock, 'mockoon'), { proxyTimeout: 5, routes: [{ disabled: true }] })
})

const route = (fields: object) => ({ routes: [{ uuid: 'r', endpoint: 'a', ...fields }] })
const listed = (responses: object[]) => route({ responses })

/** Documents whose mocks are odd in one way each. */
const oddities: [claim: string, document: object][] = [
  ['nothing at all', {}],
  ['a route that is disabled', route({ disabled: true, body: 'x' })],
  ['a proxy', route({ proxy: { to: 'http://a', requestHeaders: { a: 'b' }, timeout: 5 } })],
  ['a stream', route({ stream: { kind: 'sse', items: ['a', { data: { b: 1 }, event: 'e' }, 7] } })],
  ['an endless stream', route({ stream: { kind: 'chunks', items: [], every: 5, repeat: 0 } })],
  ['a callback that is signed', { callbacks: [{ signature: { secret: 's', prefix: 'p=' } }] }],
  ['a route that says nothing of its answer', route({})],
  ['an answer that says nothing', route({ body: '' })],
  ['a CRUD route without an answer', route({ type: 'crud' })],
  ['a CRUD route with a method', route({ type: 'crud', method: 'post' })],
  ['a response of its own identity', listed([{ uuid: 'x', body: 'b' }])],
  ['one response that is not the default', listed([{ default: false }])],
  ['no response that is the default', listed([{ default: false }, { default: false }])],
  ['a default that has rules', listed([{ body: 'a' }, { rules: [{}], default: true }])],
  ['two defaults', listed([{ rules: [{}], default: true }, { default: true }])],
  ['rules everywhere', listed([{ rules: [{}] }, { rules: [{ value: 'x' }] }])],
  ['a body that is JSON, with a type', route({ body: { a: 1 }, headers: { 'X-A': '1' } })],
  ['a body that is JSON, without a type', route({ body: '{"a":1}' })],
  [
    'a body that is JSON, with another type',
    route({ body: [1], headers: { 'content-type': 'a/b' } }),
  ],
  [
    'a body that is JSON, with two types',
    route({
      body: [1],
      headers: [
        { key: 'content-type', value: 'a/b' },
        { key: 'Content-Type', value: 'application/json' },
      ],
    }),
  ],
  [
    'a body that is JSON in a mock with a type',
    {
      ...route({ body: '[1]', headers: { 'Content-Type': 'application/json' } }),
      headers: { 'content-type': 'text/plain' },
    },
  ],
  [
    'bodies spelled like JSON',
    listed([
      { body: '5' },
      { body: 'null' },
      { body: '"a"' },
      { body: '{"a" : 1}' },
      { body: '{"a":1,"a":2}' },
      { body: '[1e400]' },
    ]),
  ],
  [
    'a header twice',
    route({ headers: [{ key: 'a', value: '1' }, { key: 'b' }, { key: 'a', value: '2' }] }),
  ],
  ['headers spelled like numbers', route({ headers: [{ key: 'b' }, { key: '1' }] })],
  ['a header named __proto__', route({ headers: [{ key: '__proto__', value: 'x' }] })],
  ['a body from a bucket', { ...route({ databucketID: 'b' }), data: { b: [] } }],
  ['a bucket that is named, and not the body', route({ databucketID: 'b', bodyType: 'INLINE' })],
  ['a body from no bucket', route({ bodyType: 'DATABUCKET' })],
  ['a body from a file', route({ filePath: './a.json' })],
  [
    'buckets by id',
    { data: { b: [{ id: 1 }], a: 'text', n: null, t: '{{uuid}}', j: '"x"', e: '' } },
  ],
  [
    'buckets with ids like numbers',
    {
      data: [
        { id: 'b', name: 'b' },
        { id: '1', name: '1' },
      ],
    },
  ],
  [
    'buckets that say more',
    { data: [{ id: 'b', name: 'Bs', documentation: 'd', value: { a: 1 } }] },
  ],
  ['a bucket named __proto__', { data: [{ id: '__proto__', name: '__proto__', value: '1' }] }],
  [
    'callbacks',
    {
      ...route({ callbacks: [{ uuid: 'c' }, { uuid: 'c', latency: 5 }] }),
      callbacks: [
        { uuid: 'c', uri: 'http://a.test', body: { a: 1 }, headers: { a: 'b' } },
        { databucketID: 'x' },
      ],
    },
  ],
  [
    'another order than that of the list',
    {
      routes: [{ uuid: 'a' }, { uuid: 'b' }],
      rootChildren: [
        { type: 'route', uuid: 'b' },
        { type: 'route', uuid: 'a' },
      ],
    },
  ],
  [
    'folders',
    {
      routes: [{ uuid: 'a' }, { uuid: 'b' }],
      folders: [{ uuid: 'f', name: 'F', children: [{ type: 'route', uuid: 'b' }] }, { uuid: 'g' }],
    },
  ],
  ['TLS', { tlsOptions: { passphrase: 'p' } }],
  [
    'everything of the mock',
    {
      name: 'n',
      endpointPrefix: 'p',
      latency: 1,
      port: 0,
      hostname: 'h',
      cors: false,
      proxyMode: true,
      proxyHost: 'http://p.test',
      proxyRemovePrefix: true,
      headers: { a: 'b' },
      proxyReqHeaders: { c: 'd' },
      proxyResHeaders: { e: 'f' },
    },
  ],
  [
    'everything of a response',
    listed([
      {
        label: 'l',
        latency: 2,
        statusCode: 404,
        sendFileAsBody: true,
        fallbackTo404: true,
        disableTemplating: true,
        rulesOperator: 'AND',
        crudKey: 'k',
        rules: [{ target: 'query', modifier: 'a', operator: 'regex', invert: true }],
      },
    ]),
  ],
  [
    'everything of a route',
    route({
      type: 'ws',
      method: 'put',
      documentation: 'd',
      responseMode: 'RANDOM',
      streamingMode: 'UNICAST',
      streamingInterval: 3,
    }),
  ],
]

for (const [claim, document] of oddities)
  t.test(`${claim}: reads the same again`, async (t) => {
    const { mock, mistakes } = readDocument(document)
    t.same(mistakes, [])
    t.same(sameAgain(mock as Mock), mock)
    const short = compactMock(mock as Mock, 'mockhost')
    t.same(mockOf(JSON.parse(JSON.stringify(short))), mock, 'through JSON')
    t.same(mockOf((await parseText(await toYaml(short))).value), mock, 'through YAML')
    t.same(readDocument(short).mistakes, [], 'without a mistake')
  })

t.test('what was written short is written short again', async (t) => {
  t.same(
    written({
      data: { users: [{ id: 1 }] },
      routes: [
        { uuid: 'a', endpoint: '/a', headers: { 'X-A': '1' }, body: { hello: '{{uuid}}' } },
        { uuid: 'b', endpoint: '/b', method: 'post', statusCode: 204 },
      ],
    }).routes,
    [
      { uuid: 'a', endpoint: '/a', headers: { 'X-A': '1' }, body: { hello: '{{uuid}}' } },
      { uuid: 'b', endpoint: '/b', method: 'post', statusCode: 204 },
    ],
  )
  t.same(written({ data: { users: [{ id: 1 }] } }).data, { users: [{ id: 1 }] })
  t.same(Object.keys(written({ name: 'Shop' })), ['uuid', 'name'])
})
