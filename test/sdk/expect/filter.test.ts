// Filters of calls: which requests they mean.
import t from 'tap'
import { type CallFilter, createMock, get, post } from '../../../sdk/index.ts'

const mock = createMock({
  endpointPrefix: 'api',
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    get('/orders/:id', 'order'),
    post('/orders', 'made', { status: 201 }),
  ],
  data: { users: [{ id: '7' }] },
})

t.before(async () => {
  await mock.fetch('/api/users')
  await mock.fetch('/api/users/7?full=1')
  await mock.fetch('/api/orders/Ann%20Lee')
  await mock.fetch('/api/orders', { method: 'POST' })
  await mock.fetch('/api/nothing', { headers: { 'X-Mockhost-Session': 'other' } })
  await mock.fetch('/api/nothing')
})

t.test('a filter means requests by method, path, route, status', async (t) => {
  const table: [filter: CallFilter, paths: string[]][] = [
    ['GET /api/users', ['/api/users']],
    ['get   /API/users/', ['/api/users']],
    ['/api/users/:id', ['/api/users/7']],
    ['GET /api/users*', ['/api/users', '/api/users/7']],
    ['* /api/orders*', ['/api/orders/Ann%20Lee', '/api/orders']],
    ['POST', ['/api/orders']],
    ['ALL /api/orders', ['/api/orders']],
    ['/api/orders/Ann%20Lee', ['/api/orders/Ann%20Lee']],
    [{ path: '/api/orders/Ann Lee' }, ['/api/orders/Ann%20Lee']],
    ['GET https://shop.example/api/users', ['/api/users']],
    ['*', ['/api/users', '/api/users/7', '/api/orders/Ann%20Lee', '/api/orders', '/api/nothing']],
    [{ method: 'post' }, ['/api/orders']],
    [{ route: 'get /api/orders/:id' }, ['/api/orders/Ann%20Lee']],
    [{ route: 'CRUD /api/users' }, ['/api/users', '/api/users/7']],
    [{ status: 404 }, ['/api/nothing']],
    [{ status: '2xx', method: 'POST' }, ['/api/orders']],
    [{ session: 'other' }, ['/api/nothing']],
    [{ session: 'another' }, []],
    ['/api/user', []],
    ['/users', []],
  ]
  for (const [filter, paths] of table)
    t.same(
      mock.calls(filter).map(({ request }) => request.path),
      paths,
      JSON.stringify(filter),
    )
})
