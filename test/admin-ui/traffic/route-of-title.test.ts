// What the engine names as nearest leads to the routes of the mock, by their titles.
import t from 'tap'
import { routeOfTitle } from '../../../admin-ui/deployment/traffic/trace/route-of-title.ts'
import { MockhostClient } from '../../../sdk/client/index.ts'
import { startControlPlane } from '../../support/control-plane.ts'

const mock = {
  endpointPrefix: 'api',
  data: { items: [] },
  routes: [
    { uuid: 'a', endpoint: '/users', body: 'Hi' },
    { uuid: 'b', method: 'post', endpoint: 'users', body: 'Hi' },
    { uuid: 'c', method: 'all', endpoint: '/any', body: 'Hi' },
    { uuid: 'd', type: 'crud', endpoint: '/items/', databucketID: 'items' },
    { uuid: 'e', endpoint: '/a b', body: 'Hi' },
    { uuid: 'f', type: 'crud', endpoint: '/goods', databucketID: 'items' },
  ],
}

const requests: [request: string, uuid: string][] = [
  ['GET /api/user', 'a'],
  ['PUT /api/users', 'a'],
  ['POST /api/user', 'b'],
  ['GET /api/an', 'c'],
  ['GET /api/item', 'd'],
  ['PUT /api/item/5', 'd'],
  ['GET /api/a%20c', 'e'],
  ['DELETE /api/good/5', 'f'],
]

t.test('each route that is named as nearest is found', async (t) => {
  const plane = await startControlPlane(t)
  const client = new MockhostClient({ url: plane.url, key: plane.rootKey })
  await client.deploy({ mock, subdomain: 'shop' })
  const routes = (await client.tests.responses('shop')).map(({ route }) => route)
  for (const [request, uuid] of requests) {
    const [method = '', target = ''] = request.split(' ')
    const { nearest } = await client.tests.match('shop', { method, target })
    const found = nearest.map(({ route }) => routeOfTitle(route, routes)?.uuid)
    t.ok(found.includes(uuid), `${request}: ${nearest.map(({ route }) => route)}`)
    t.notOk(found.includes(undefined), request)
  }
  t.equal(routeOfTitle('GET /nowhere', routes), undefined)
})
