// Builders: what they write is what a document has.
import t from 'tap'
import {
  all,
  bucket,
  createMock,
  crud,
  defineMock,
  del,
  get,
  patch,
  post,
  put,
  reply,
  route,
  when,
} from '../../../sdk/index.ts'

t.test('each builder writes the route of its method', async (t) => {
  const table = [
    [get('/a', 'x'), 'get'],
    [post('/a', 'x'), 'post'],
    [put('/a', 'x'), 'put'],
    [patch('/a', 'x'), 'patch'],
    [del('/a', 'x'), 'delete'],
    [all('/a', 'x'), 'all'],
    [route('propfind', '/a', 'x'), 'propfind'],
  ] as const
  for (const [built, method] of table)
    t.same(built, { method, endpoint: '/a', responses: [{ body: 'x' }] }, method)
})

t.test('what a route is told to answer with is a body, or what only a response has', async (t) => {
  const run = () => 'made'
  const table: [name: string, answer: unknown, responses: unknown][] = [
    ['a text', 'hello', [{ body: 'hello' }]],
    ['JSON', { id: 1 }, [{ body: { id: 1 } }]],
    ['a number', 7, [{ body: 7 }]],
    ['null', null, [{ body: null }]],
    ['nothing', undefined, [{}]],
    ['a function', run, [{ body: run }]],
    ['a list', [{ id: 1 }, { id: 2 }], [{ body: [{ id: 1 }, { id: 2 }] }]],
    ['an empty list', [], [{ body: [] }]],
    ['a status alone', { status: 404 }, [{ statusCode: 404 }]],
    ['a response', { status: 404, body: { a: 1 } }, [{ statusCode: 404, body: { a: 1 } }]],
    ['with the long name', { statusCode: 404, body: 'x' }, [{ statusCode: 404, body: 'x' }]],
    ['a text in `status`', { status: 'ok' }, [{ body: { status: 'ok' } }]],
    ['a problem', { status: 404, title: 'x' }, [{ body: { status: 404, title: 'x' } }]],
    ['a comment', { id: 1, body: 'Nice!' }, [{ body: { id: 1, body: 'Nice!' } }]],
    ['a reply', reply({ status: 1 }, { status: 201 }), [{ body: { status: 1 }, statusCode: 201 }]],
    [
      'a reply with headers',
      reply('x', { headers: { 'X-A': ['1', '2'] } }),
      [{ body: 'x', headers: { 'X-A': ['1', '2'] } }],
    ],
    [
      'responses',
      [{ status: 500, body: 'x' }, { body: 'y' }],
      [{ statusCode: 500, body: 'x' }, { body: 'y' }],
    ],
    ['a reply among bodies', [reply('a'), { id: 1 }], [{ body: 'a' }, { body: { id: 1 } }]],
  ]
  for (const [name, answer, responses] of table)
    t.same(get('/', answer as never).responses, responses, name)
})

t.test('options are those of the route, and of its answer', async (t) => {
  t.same(get('/', { id: 1 }, { status: 201, headers: { 'X-A': '1' }, label: 'made', latency: 5 }), {
    method: 'get',
    endpoint: '/',
    responses: [
      { body: { id: 1 }, statusCode: 201, headers: { 'X-A': '1' }, label: 'made', latency: 5 },
    ],
  })
  t.match(get('/', [reply('a'), reply('b')], { responseMode: 'SEQUENTIAL', uuid: 'x' }), {
    responseMode: 'SEQUENTIAL',
    uuid: 'x',
  })
})

t.test('rules read as a sentence and end as rules of a document', async (t) => {
  const gold = when.body('customer.tier').equals('gold').and.header('X-Region').equals('eu')
  t.same(gold.reply({ discount: 10 }, { status: 201 }), {
    body: { discount: 10 },
    statusCode: 201,
    rules: [
      { target: 'body', modifier: 'customer.tier', operator: 'equals', value: 'gold' },
      { target: 'header', modifier: 'X-Region', operator: 'equals', value: 'eu' },
    ],
    rulesOperator: 'AND',
  })
  const table: [rules: readonly unknown[], rule: unknown][] = [
    [when.body().equals('x').rules, { target: 'body', operator: 'equals', value: 'x' }],
    [when.query('a').matches(/^x/i).rules, { operator: 'regex_i', value: '^x', modifier: 'a' }],
    [when.query('a').matches('^x').rules, { operator: 'regex', value: '^x' }],
    [when.cookie('a').isMissing().rules, { target: 'cookie', operator: 'null' }],
    [when.param('id').not.equals(7).rules, { target: 'params', invert: true, value: 7 }],
    [when.body('a').not.not.isEmptyList().rules, { operator: 'empty_array', invert: false }],
    [when.path().equals('/a').rules, { target: 'path' }],
    [when.method().equals('get').rules, { target: 'method' }],
    [when.requestNumber().equals(2).rules, { target: 'request_number', value: 2 }],
    [
      when.variable('a.b').includes('x').rules,
      { target: 'global_var', operator: 'array_includes' },
    ],
    [
      when.bucket('users', '0.id').equals(1).rules,
      { target: 'data_bucket', modifier: 'users.0.id' },
    ],
    [when.template('{{now}}').equals(1).rules, { target: 'templating', modifier: '{{now}}' }],
    [
      when.body().isValidUnder(bucket('schema', {})).rules,
      { operator: 'valid_json_schema', value: 'schema' },
    ],
  ]
  for (const [rules, rule] of table) t.match(rules[0], rule as object, JSON.stringify(rule))
  t.equal(when.body('a').equals(1).or.body('b').equals(2).rulesOperator, 'OR')
  t.same(when({ target: 'path', value: '/' }).rules, [{ target: 'path', value: '/' }])
})

t.test('a route of conditions only leaves the rest to the next route', async (t) => {
  const mock = createMock({
    routes: [
      get('/a', when.header('X-Tier').equals('gold').reply('gold')),
      get('/a', 'plain'),
      get('/b', [when.header('X-Tier').equals('gold').reply('gold'), 'plain']),
    ],
  })
  const ask = async (path: string, tier?: string) =>
    (await mock.fetch(path, tier === undefined ? {} : { headers: { 'X-Tier': tier } })).text()
  t.equal(await ask('/a', 'gold'), 'gold')
  t.equal(await ask('/a'), 'plain')
  t.equal(await ask('/b', 'gold'), 'gold')
  t.equal(await ask('/b'), 'plain')
})

t.test('a resource over a bucket, by its id or by the bucket itself', async (t) => {
  const users = bucket('users', [{ _id: 'a', name: 'Ann' }])
  const mock = createMock({ data: [users], routes: [crud('/users', users, { key: '_id' })] })
  t.same(await (await mock.fetch('/users/a')).json(), { _id: 'a', name: 'Ann' })
  t.same(crud('/users', 'users'), { type: 'crud', endpoint: '/users', databucketID: 'users' })
})

t.test('a definition is the document itself', async (t) => {
  const document = { routes: [get('/', 'x')] }
  t.equal(defineMock(document), document)
})
