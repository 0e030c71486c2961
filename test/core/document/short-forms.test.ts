// What a document may write shorter, and what it comes to.
import t from 'tap'
import { compileDocument, type Mock } from '../../../core/index.ts'

/** The mock of a document without mistakes. */
function mockOf(document: unknown): Mock {
  const { mock, mistakes } = compileDocument(document)
  if (!mock || mistakes.length > 0) throw new Error(JSON.stringify(mistakes))
  return mock
}

const responseOf = (route: object, mock: object = {}) =>
  mockOf({ ...mock, routes: [{ endpoint: 'a', ...route }] }).routes[0]?.responses[0]

const JSON_TYPE = { key: 'Content-Type', value: 'application/json' }

const bodies: [claim: string, route: object, mock: object, body: string, headers: object[]][] = [
  ['a text is the body as it is', { body: '{"a":1}' }, {}, '{"a":1}', []],
  [
    'an object is written as JSON, with its type',
    { body: { a: [1] } },
    {},
    '{"a":[1]}',
    [JSON_TYPE],
  ],
  ['a list is written as JSON, with its type', { body: [1, 'b'] }, {}, '[1,"b"]', [JSON_TYPE]],
  ['null is written as JSON', { body: null }, {}, 'null', [JSON_TYPE]],
  ['false is written as JSON', { body: false }, {}, 'false', [JSON_TYPE]],
  ['no body is an empty one', { statusCode: 204 }, {}, '', []],
  [
    'a type of its own stays, whatever its case',
    { body: {}, headers: { 'content-type': 'application/hal+json' } },
    {},
    '{}',
    [{ key: 'content-type', value: 'application/hal+json' }],
  ],
  [
    'a type of the mock stays',
    { body: {} },
    { headers: [{ key: 'CONTENT-TYPE', value: 'text/plain' }] },
    '{}',
    [],
  ],
  [
    'a type without a value is none',
    { body: {} },
    { headers: { 'content-type': '' } },
    '{}',
    [JSON_TYPE],
  ],
  [
    'the type comes after the headers that are written',
    { body: {}, headers: { 'X-A': '1' } },
    {},
    '{}',
    [{ key: 'X-A', value: '1' }, JSON_TYPE],
  ],
]

for (const [claim, route, mock, body, headers] of bodies) {
  t.test(`body: ${claim}`, async (t) => {
    t.match(responseOf(route, mock), { body })
    t.same(responseOf(route, mock)?.headers, headers)
  })
}

const headers: [claim: string, written: unknown, expanded: [key: string, value: string][]][] = [
  [
    'a list stays as it is',
    [{ key: 'A', value: '1' }, { key: 'B' }],
    [
      ['A', '1'],
      ['B', ''],
    ],
  ],
  [
    'a record is a list',
    { A: '1', B: '{{now}}' },
    [
      ['A', '1'],
      ['B', '{{now}}'],
    ],
  ],
  [
    'numbers and flags are texts',
    { A: 1.5, B: true },
    [
      ['A', '1.5'],
      ['B', 'true'],
    ],
  ],
  [
    'repeated values are repeated headers',
    { C: ['a=1', 'b=2'] },
    [
      ['C', 'a=1'],
      ['C', 'b=2'],
    ],
  ],
  ['a list without values is no header', { C: [] }, []],
  ['__proto__ is a name like any other', JSON.parse('{"__proto__":"x"}'), [['__proto__', 'x']]],
]

for (const [claim, written, expanded] of headers) {
  t.test(`headers: ${claim}`, async (t) => {
    const lists = [
      mockOf({ headers: written }).headers,
      mockOf({ proxyReqHeaders: written }).proxyReqHeaders,
      mockOf({ callbacks: [{ headers: written }] }).callbacks[0]?.headers,
      responseOf({ headers: written })?.headers,
    ]
    for (const list of lists)
      t.same(
        list?.map(({ key, value }) => [key, value]),
        expanded,
      )
  })
}

t.test('data: a record names the ids and the first values of buckets', async (t) => {
  const { data } = mockOf({ data: { users: [{ id: 1 }], text: '{{uuid}}', none: null } })
  t.same(
    data.map(({ id, name, value }) => [id, name, value]),
    [
      ['users', 'users', '[{"id":1}]'],
      ['text', 'text', '{{uuid}}'],
      ['none', 'none', 'null'],
    ],
  )
})

t.test('data: a bucket in a list is called by its id, else its name, else its uuid', async (t) => {
  const { data } = mockOf({ data: [{ id: 'u', name: 'Users' }, { name: 'Orders' }, {}] })
  t.same(
    data.map(({ id, name, value }) => [id, name, value]),
    [
      ['u', 'Users', '[\n]'],
      ['Orders', 'Orders', '[\n]'],
      [data[2]?.uuid.slice(0, 4), 'New data', '[\n]'],
    ],
  )
})

t.test('a bucket or a file that is named is meant, unless another kind is asked for', async (t) => {
  const data = { users: [] }
  t.equal(responseOf({ databucketID: 'users' }, { data })?.bodyType, 'DATABUCKET')
  t.equal(responseOf({ filePath: 'a.txt' })?.bodyType, 'FILE')
  t.equal(responseOf({ filePath: 'a.txt', bodyType: 'INLINE' })?.bodyType, 'INLINE')
})

t.test('a slash before an endpoint may be there or not', async (t) => {
  for (const endpoint of ['a/:id', '/a/:id']) {
    const { program } = compileDocument({ endpointPrefix: 'v1', routes: [{ endpoint, body: 'x' }] })
    t.same(
      program?.endpoints.map(({ path }) => path.written),
      ['/v1/a/:id'],
    )
  }
})
