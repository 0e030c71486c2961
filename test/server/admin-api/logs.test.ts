// The log through the admin API, in Mockoon's form.
import t from 'tap'
import { withAdminApi } from './admin.ts'

const mock = {
  endpointPrefix: 'api',
  data: { items: [{ id: '1' }] },
  routes: [
    {
      uuid: 'route',
      endpoint: '/users/:id',
      statusCode: 201,
      headers: [
        { key: 'X-B', value: '1' },
        { key: 'Set-Cookie', value: 'a=1' },
        { key: 'X-A', value: '2' },
      ],
      body: "user {{urlParam 'id'}}",
    },
    { type: 'crud', endpoint: '/items', databucketID: 'items' },
  ],
}

t.test("a transaction is as Mockoon's", async (t) => {
  const { admin, ask, clock } = await withAdminApi(t, mock)
  await ask('GET /api/users/a%20b?q=1&list[]=x&list[]=y', {
    'X-Api-Key': 'secret',
    Authorization: 'Bearer secret',
    'A-Header': 'seen',
  })
  const [transaction] = (await admin('GET /logs')).json
  t.match(transaction, {
    request: {
      method: 'get',
      urlPath: '/api/users/a%20b',
      route: '/api/users/:id',
      params: [{ name: 'id', value: 'a b' }],
      query: 'q=1&list[]=x&list[]=y',
      queryParams: { q: '1', list: ['x', 'y'] },
      body: '',
      headers: [
        { key: 'a-header', value: 'seen' },
        { key: 'authorization', value: 'Bearer [REDACTED]' },
        { key: 'x-api-key', value: '[REDACTED]' },
      ],
    },
    response: { statusCode: 201, statusMessage: 'Created', body: 'user a b' },
    routeUUID: 'route',
    routeResponseUUID: String,
    proxied: false,
    timestampMs: clock.now,
    uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-/,
  })
  const keys = transaction.response.headers.map(({ key }: { key: string }) => key)
  t.same(keys, [...keys].sort())
  t.match(
    transaction.response.headers.filter(({ key }: { key: string }) => key === 'set-cookie'),
    [{ value: '[REDACTED]' }],
  )
  t.notMatch(JSON.stringify(transaction), 'secret')
})

t.test(
  'a route that is a resource names the path that matched, and no route is null',
  async (t) => {
    const { admin, ask } = await withAdminApi(t, mock)
    await ask('GET /api/items/1')
    await ask('GET /nowhere')
    t.match((await admin('GET /logs')).json, [
      { request: { route: '/api/items/:id', params: [{ name: 'id', value: '1' }] } },
      {
        request: { route: null, params: [] },
        response: { statusCode: 404, statusMessage: 'Not Found' },
        routeUUID: null,
        routeResponseUUID: null,
      },
    ])
  },
)

t.test('the log is read in pages, oldest first', async (t) => {
  const { admin, ask, deployments, id } = await withAdminApi(t, mock)
  deployments.change(id, { quotas: { logEntries: 1_000 } })
  for (let number = 1; number <= 450; number++) await ask(`GET /api/users/${number}`)
  const paths = async (query: string) =>
    (await admin(`GET /logs${query}`)).json.map(({ request }: { request: { urlPath: string } }) =>
      Number(request.urlPath.split('/').at(-1)),
    )
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const pages: [query: string, from: number, to: number][] = [
    ['', 1, 10],
    ['?page=2', 11, 20],
    ['?limit=3', 1, 3],
    ['?page=3&limit=150', 301, 450],
    ['?page=2&limit=300', 301, 450],
    ['?limit=1000', 1, 450],
    ['?page=201&limit=2', 401, 402],
  ]
  for (const [query, from, to] of pages) t.same(await paths(query), numbers(from, to), query)
  for (const query of [
    '?page=46',
    '?page=0',
    '?page=-1',
    '?limit=0',
    '?limit=x',
    '?page=1e99&limit=x',
  ])
    t.same(await paths(query), [], query)
})

for (const request of ['PURGE /logs', 'POST /logs/purge'])
  t.test(`${request} empties the log`, async (t) => {
    const { admin, ask } = await withAdminApi(t, mock)
    await ask('GET /api/users/1')
    t.equal((await admin('GET /logs')).json.length, 1)
    t.same((await admin(request)).json, { message: 'Logs have been purged' })
    t.same((await admin('GET /logs')).json, [])
  })

t.test('calls of the admin API are not in the log', async (t) => {
  const { admin, raw } = await withAdminApi(t, mock)
  await admin('GET /data-buckets')
  await raw('GET /mockoon-admin')
  t.same((await admin('GET /logs')).json, [])
})
