// What uses a data bucket or a callback, in documents as people write them and written in full.
import { readFile } from 'node:fs/promises'
import t from 'tap'
import { usesOfBucket, usesOfCallback } from '../../admin-ui/deployment/usage/index.ts'
import { readDocument } from '../../core/document/index.ts'
import { parseText } from '../../core/formats/index.ts'

const bucket = (id: string, name = id) => ({ id, name })
const lines = (uses: ReturnType<typeof usesOfBucket>) =>
  uses.map(({ title, name, how }) => [title, name, how].filter(Boolean).join(' · '))

const mock = {
  routes: [
    { uuid: '1', endpoint: '/all', databucketID: 'users' },
    { uuid: '2', type: 'crud', endpoint: 'users', databucketID: 'users' },
    { uuid: '3', endpoint: '/a', body: { a: "{{len (dataRaw 'users')}}" } },
    { uuid: '4', method: 'post', endpoint: '/b', body: `{{setData "push" 'users' '' 1}}` },
    { uuid: '5', endpoint: '/c', headers: { 'X-A': '{{data "All Users"}}' } },
    {
      uuid: '6',
      endpoint: '/d',
      responses: [
        { label: 'full', rules: [{ target: 'data_bucket', modifier: 'users.0' }] },
        { rules: [{ target: 'header', modifier: 'users' }], body: 'users' },
        { callbacks: [{ uuid: 'c', latency: 50 }, { uuid: 'd' }] },
      ],
    },
    { uuid: '7', endpoint: '/e', body: "{{data 'others'}} data 'users'" },
    { uuid: '8', endpoint: '/f', callbacks: [{ uuid: 'c' }] },
  ],
  callbacks: [
    { uuid: 'c', name: 'Tell', uri: "http://a/{{data 'users' '0.id'}}" },
    { uuid: 'd', name: 'Send', databucketID: 'users' },
  ],
  data: [
    { id: 'users', name: 'All users', value: [] },
    { id: 'count', name: 'Count', value: "{{len (data 'users')}}" },
  ],
}

t.test('each way to use a bucket is found, and nothing else', async (t) => {
  t.same(lines(usesOfBucket(mock, bucket('users', 'All users'))), [
    'GET /all · sends it as the body',
    'CRUD /users · is a resource over it',
    'GET /a · uses it in a template',
    'POST /b · uses it in a template',
    'GET /c · uses it in a template',
    'GET /d · full · looks at it in a rule',
    'callback Tell · uses it in a template',
    'callback Send · sends it as the body',
    'data bucket Count · uses it in a template',
  ])
  t.same(usesOfBucket(mock, bucket('nobody')), [])
  t.same(usesOfBucket({}, bucket('users')), [])
})

t.test('the responses that make a callback are found', async (t) => {
  t.same(lines(usesOfCallback(mock, 'c')), [
    'GET /d · response 3 · makes it after 50 ms',
    'GET /f · makes it after its answer',
  ])
  t.match(usesOfCallback(mock, 'c'), [{ route: '6' }, { route: '8' }])
})

t.test('a document says the same as it is written in full', async (t) => {
  const text = await readFile(new URL('../../server/sample/shop.yaml', import.meta.url), 'utf8')
  const { value } = await parseText(text)
  const { mock: full } = readDocument(value)
  const products = bucket('products')
  const written = lines(usesOfBucket(value, products))
  t.ok(written.length >= 4, `${written}`)
  t.same(written, lines(usesOfBucket(full, products)))
})
