// A conflict is named as people know the part that it is about.
import t from 'tap'
import { nameConflict } from '../../../admin-ui/deployment/mock/name-conflict.ts'
import { openDocument } from '../../../sdk/editing/index.ts'

const { mock } = openDocument({
  name: 'Shop',
  data: [{ uuid: 'd', id: 'users', name: 'Users', value: '[]' }],
  routes: [
    {
      uuid: 'r',
      method: 'post',
      endpoint: '/orders',
      responses: [{ uuid: 's', statusCode: 409, label: 'sold out', body: 'x' }],
    },
  ],
})
const { mock: older } = openDocument({ routes: [{ uuid: 'gone', endpoint: 'old' }] })

const cases: [way: string[], name: string][] = [
  [['name'], 'name'],
  [[], 'the mock'],
  [['data', 'd', 'value'], 'Users › value'],
  [['routes', 'r', 'responses', 's', 'body'], 'POST /orders › response 409 “sold out” › body'],
  [
    ['routes', 'r', 'responses', 's', 'headers', '0', 'value'],
    'POST /orders › response 409 “sold out” › headers › 1 › value',
  ],
  [['routes', 'gone'], 'GET /old'],
]

for (const [way, name] of cases)
  t.test(`${way.join('.') || 'nothing'} is ${name}`, async (t) => {
    t.equal(nameConflict(way, [mock, older]), name)
  })
