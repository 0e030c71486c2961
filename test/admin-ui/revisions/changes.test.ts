// Differences of revisions in words: by the part of the mock that they are in.
import t from 'tap'
import { groupDifferences } from '../../../admin-ui/deployment/revisions/changes/group-differences.ts'
import { parsePath } from '../../../admin-ui/deployment/revisions/changes/parse-path.ts'
import { formatPath } from '../../../core/document/index.ts'
import { differences } from '../../../core/formats/index.ts'

t.test('paths are read as the API writes them', async (t) => {
  const paths = [
    [],
    ['name'],
    ['routes', 2, 'responses', 0, 'body'],
    ['headers', 'x y', 'a"]b'],
    ['data', 'a.b', 0],
  ]
  for (const path of paths) t.same(parsePath(formatPath(path)), path, formatPath(path))
})

const before = {
  name: 'Shop',
  routes: [
    { uuid: '1', endpoint: '/a', body: 'one' },
    { uuid: '2', method: 'post', endpoint: 'b', body: 'two' },
    { uuid: '3', type: 'crud', endpoint: '/c' },
  ],
  data: { items: [1] },
  callbacks: [{ uuid: '4', name: 'Tell them', uri: 'http://a' }],
}
const after = {
  name: 'Store',
  routes: [
    { uuid: '5', endpoint: '/new' },
    { uuid: '1', endpoint: '/a', body: 'uno', statusCode: 201 },
    { uuid: '3', type: 'crud', endpoint: '/c' },
  ],
  data: { items: [2] },
  callbacks: [{ uuid: '4', name: 'Tell them', uri: 'http://b' }],
}

t.test(
  'differences are under the name of the route, bucket or callback that they are in',
  async (t) => {
    const groups = groupDifferences(differences(before, after), before, after)
    const lines = groups.map(({ kind, name, change, differences }) =>
      [change, kind, name, ...differences.map(({ place }) => place)].join(' ').trim(),
    )
    t.same(lines.toSorted(), [
      'added route GET /new',
      'changed bucket items [0]',
      'changed callback Tell them uri',
      'changed mock Mock name',
      'changed route GET /a body statusCode',
      'removed route POST /b',
    ])
  },
)

t.test('what is no route is named by its place', async (t) => {
  const groups = groupDifferences(
    [{ kind: 'changed', path: 'routes[7].body', before: 1, after: 2 }],
    {},
    null,
  )
  t.match(groups, [{ kind: 'route', name: 'route 8', differences: [{ place: 'body' }] }])
})
