// The uuids of what names none: made from its place, so that they stay when the rest of a document changes.
import t from 'tap'
import { compileDocument, type Mock } from '../../../core/index.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const users = { endpoint: 'users', body: [] }
const orders = { method: 'post', endpoint: 'orders', responses: [{ body: 'a' }, { body: 'b' }] }
const document = {
  routes: [users, orders, users] as object[],
  folders: [{ name: 'first' }, { name: 'first' }],
  data: [{ id: 'a' }, { name: 'b' }, {}],
  callbacks: [{ name: 'hook' }, { name: 'hook' }],
}

const mockOf = (value: unknown): Mock => compileDocument(value).mock as Mock

const routeUuids = (routes: Mock['routes']): string[] =>
  routes.flatMap(({ uuid, responses }) => [uuid, ...responses.map((response) => response.uuid)])

const uuidsOf = ({ uuid, routes, folders, data, callbacks }: Mock): string[] => [
  uuid,
  ...routeUuids(routes),
  ...[...folders, ...data, ...callbacks].map((part) => part.uuid),
]

t.test('each part gets a uuid, and no two parts the same', async (t) => {
  const uuids = uuidsOf(mockOf(document))
  t.equal(uuids.length, 15)
  t.equal(new Set(uuids).size, uuids.length)
  for (const uuid of uuids) t.match(uuid, UUID)
})

t.test('the same document gets the same uuids', async (t) => {
  t.same(uuidsOf(mockOf(structuredClone(document))), uuidsOf(mockOf(document)))
})

t.test('a route that is added changes no other uuid, wherever it is put', async (t) => {
  const [first, second, third] = mockOf(document).routes
  const added = { endpoint: 'added', body: 'x' }
  for (let place = 0; place <= document.routes.length; place++) {
    const { routes } = mockOf({ ...document, routes: document.routes.toSpliced(place, 0, added) })
    t.same(routeUuids(routes.toSpliced(place, 1)), routeUuids([first, second, third] as never))
  }
})

t.test(
  'what a route answers does not change its uuid, its method and its endpoint do',
  async (t) => {
    const uuidOf = (route: object) => mockOf({ routes: [route] }).routes[0]?.uuid
    t.equal(uuidOf({ ...users, body: 'other', statusCode: 201 }), uuidOf(users))
    t.not(uuidOf({ ...users, method: 'put' }), uuidOf(users))
    t.not(uuidOf({ ...users, endpoint: 'other' }), uuidOf(users))
  },
)

t.test('a bucket keeps its uuid when its value changes', async (t) => {
  const uuidOf = (data: object) => mockOf({ data }).data[0]?.uuid
  t.equal(uuidOf({ users: [1] }), uuidOf({ users: [2], orders: [] }))
  t.not(uuidOf({ users: [1] }), uuidOf({ orders: [1] }))
})

t.test('a uuid that is written stays, an empty one is none', async (t) => {
  const { routes } = mockOf({
    routes: [
      { ...users, uuid: 'mine' },
      { ...users, uuid: '' },
    ],
  })
  t.equal(routes[0]?.uuid, 'mine')
  t.match(routes[1]?.uuid, UUID)
})
