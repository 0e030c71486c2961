// Edits of a mock: what comes out is a mock that answers as it was meant.
import t from 'tap'
import {
  addCallback,
  changeCallback,
  newCallback,
  removeCallback,
} from '../../admin-ui/deployment/callbacks/edit-callbacks.ts'
import {
  addBucket,
  changeBucket,
  copyBucket,
  newBucket,
  removeBucket,
} from '../../admin-ui/deployment/data/edit-buckets.ts'
import { hasCors, withCors } from '../../admin-ui/deployment/headers/cors-preset.ts'
import { freeName, newUuid } from '../../admin-ui/deployment/identity/index.ts'
import { addRoute, routeOf } from '../../admin-ui/deployment/traffic/make-route/add-route.ts'
import { isUuid } from '../../core/document/index.ts'
import { checkMock, type Mock, openDocument, writeDocument } from '../../sdk/editing/index.ts'
import { createMock } from '../../sdk/index.ts'

const open = (document: object): Mock => openDocument(document).mock
const mistakesIn = (mock: Mock) => checkMock({ mock, dialect: 'mockhost' })
const fetch = async (mock: Mock, path: string): Promise<string> =>
  (await createMock(writeDocument({ mock, dialect: 'mockhost' })).fetch(path)).text()

const shop = {
  data: { users: [{ id: 1 }] },
  callbacks: [{ uuid: 'c', name: 'Tell', uri: 'http://a.test', databucketID: 'users' }],
  routes: [
    { uuid: 'r', endpoint: '/users', databucketID: 'users' },
    { endpoint: '/two', responses: [{ callbacks: [{ uuid: 'c' }], body: 'a' }, { body: 'b' }] },
  ],
}

t.test('new names are free, and identities are UUIDs', async (t) => {
  t.equal(freeName('a', []), 'a')
  t.equal(freeName('a', ['a', 'a2']), 'a3')
  t.ok(isUuid(newUuid()))
  t.not(newUuid(), newUuid())
})

t.test('a bucket is added, changed, copied and removed', async (t) => {
  const mock = open(shop)
  const bucket = newBucket(mock)
  const added = addBucket(mock, { ...bucket, value: '[1]' })
  t.same(mistakesIn(added), [])
  t.not(newBucket(added).id, bucket.id)
  const changed = changeBucket(added, bucket.uuid, { name: 'Other' })
  t.match(changed.data[1], { name: 'Other', value: '[1]' })
  const users = mock.data[0]
  if (!users) return t.fail('no bucket')
  const { mock: copied, copy } = copyBucket(mock, users)
  t.match(copied.data, [{ id: 'users' }, { id: copy.id, value: users.value }])
  t.same(mistakesIn(copied), [])
  t.same(removeBucket(copied, copy.uuid).data, mock.data)
})

t.test('what sends a bucket follows it to another id', async (t) => {
  const mock = open(shop)
  const renamed = changeBucket(mock, mock.data[0]?.uuid ?? '', { id: 'people' })
  t.same(mistakesIn(renamed), [])
  t.equal(await fetch(renamed, '/users'), '[{"id":1}]')
  t.equal(renamed.callbacks[0]?.databucketID, 'people')
})

t.test('a callback is added and changed, and one that is removed is made no more', async (t) => {
  const mock = open(shop)
  const added = addCallback(mock, { ...newCallback(mock), uri: 'http://b.test' })
  t.same(mistakesIn(added), [])
  t.match(changeCallback(added, 'c', { method: 'put' }).callbacks[0], { method: 'put' })
  const removed = removeCallback(mock, 'c')
  t.same(mistakesIn(removed), [])
  t.same(removed.routes[1]?.responses[0]?.callbacks, [])
})

t.test('the CORS headers are added once, whatever their case', async (t) => {
  const headers = withCors([{ key: 'access-control-allow-origin', value: 'http://a' }])
  t.equal(headers.length, 3)
  t.match(headers[0], { value: 'http://a' })
  t.equal(hasCors([]), false)
  t.equal(hasCors(headers), true)
  t.same(withCors(headers), headers)
})

const draft = {
  method: 'get',
  endpoint: '/users/:id',
  statusCode: 200,
  headers: [{ key: 'X-A', value: '1' }],
  body: 'made',
  disableTemplating: false,
}

t.test('a route that is made answers, at the end or in front of the one that did', async (t) => {
  const mock = open(shop)
  const added = addRoute(mock, routeOf(draft))
  t.same(mistakesIn(added), [])
  t.equal(await fetch(added, '/users/5'), 'made')
  const instead = addRoute(mock, routeOf({ ...draft, endpoint: '/users' }), 'r')
  t.equal(await fetch(instead, '/users'), 'made')
  const last = addRoute(mock, routeOf({ ...draft, endpoint: '/users' }))
  t.equal(await fetch(last, '/users'), '[{"id":1}]')
})

t.test('in a folder too, it is put in front', async (t) => {
  const mock = open({
    ...shop,
    folders: [{ uuid: 'f', name: 'F', children: [{ type: 'route', uuid: 'r' }] }],
  })
  const instead = addRoute(mock, routeOf({ ...draft, endpoint: '/users' }), 'r')
  t.equal(instead.folders[0]?.children.length, 2)
  t.equal(await fetch(instead, '/users'), 'made')
})
