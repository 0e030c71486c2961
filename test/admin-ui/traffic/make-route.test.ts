// Routes made from requests: the engine answers the same request by them, as it was answered before.
import t from 'tap'
import {
  endpointOf,
  readPath,
} from '../../../admin-ui/deployment/traffic/make-route/endpoint-of.ts'
import { draftRoute } from '../../../admin-ui/deployment/traffic/make-route/route-draft.ts'
import { createMock, type WrittenMock } from '../../../sdk/index.ts'
import { aTransaction, textBody } from './a-transaction.ts'

const endpoints: [path: string, endpoint: string][] = [
  ['/', '/'],
  ['/users', '/users'],
  ['/users/42', '/users/:id'],
  ['/users/42/', '/users/:id'],
  ['/users/42/orders/7', '/users/:userId/orders/:orderId'],
  ['/companies/7/boxes/8', '/companies/:companyId/boxes/:boxId'],
  ['/api/v1/users', '/api/v1/users'],
  ['/files/7f9c24e8-3b12-4fef-91e0-5d62c8cbf1b3', '/files/:id'],
  ['/charges/ch_3LmjFA2eZvKYlo2C', '/charges/:id'],
  ['/docs/507f1f77bcf86cd799439011', '/docs/:id'],
  ['/logs/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/logs/:id'],
  ['/articles/how-to-mock', '/articles/how-to-mock'],
  ['/42', '/:id'],
  ['/42/43', '/:id/:id2'],
  ['/caf%C3%A9/x', '/caf%C3%A9/x'],
  ['/items/a:b', '/items/:item'],
  ['/maps/@1,2(3)', '/maps/:map'],
]

t.test('ids of a path are offered as parameters, and the endpoint answers that path', async (t) => {
  for (const [path, endpoint] of endpoints) {
    const { segments } = readPath(path, '')
    const ids = new Set(segments.flatMap(({ isId }, place) => (isId ? [place] : [])))
    t.equal(endpointOf(segments, ids), endpoint, path)
    const mock = createMock({ routes: [{ endpoint, body: 'found' }] })
    t.equal(await (await mock.fetch(path)).text(), 'found', `${endpoint} answers ${path}`)
  }
})

t.test('any segment may become a parameter, or stay', async (t) => {
  const { segments } = readPath('/users/42', '')
  t.equal(endpointOf(segments, new Set()), '/users/42')
  t.equal(endpointOf(segments, new Set([0, 1])), '/:name/:id')
})

t.test("the mock's prefix is left out, and told where a path is not below it", async (t) => {
  t.match(readPath('/api/v1/users', 'api/v1'), {
    segments: [{ text: 'users' }],
    isBelowPrefix: true,
  })
  t.match(readPath('/users', '/api'), { segments: [{ text: 'users' }], isBelowPrefix: false })
})

t.test('the route answers as it was answered, templates and all', async (t) => {
  const transaction = aTransaction({
    request: { method: 'POST', path: '/users' },
    response: {
      status: 201,
      headers: [
        ['Content-Type', 'application/json; charset=utf-8'],
        ['Content-Length', '19'],
        ['Date', 'Wed, 01 May 2024 10:00:00 GMT'],
        ['Access-Control-Allow-Origin', '*'],
        ['X-Shop', '1'],
        ['X-Text', 'a {{b}} c'],
        ['Set-Cookie', '[REDACTED]'],
      ],
      ...textBody('{"a":"{{now}}"}'),
    },
  })
  const draft = draftRoute(transaction, [{ key: 'x-shop', value: '1' }])
  t.same(
    draft.headers.map(({ key }) => key),
    ['Content-Type', 'X-Text'],
  )
  t.same(draft.notes, ['The value of Set-Cookie was not recorded.'])
  const { notes: _, ...route } = draft
  const mock = createMock({ routes: [{ ...route, endpoint: '/users' }] } as WrittenMock)
  const answer = await mock.fetch('/users', { method: 'POST' })
  t.equal(answer.status, 201)
  t.equal(answer.headers.get('x-text'), 'a {{b}} c')
  t.same(await answer.json(), { a: '{{now}}' })
})

t.test('what no route answered becomes 200, with what was sent as the body', async (t) => {
  const request = { method: 'PUT', path: '/x', ...textBody('{"a":1}') }
  const draft = draftRoute(aTransaction({ source: 'none', request, response: { status: 404 } }))
  t.match(draft, { method: 'put', statusCode: 200, body: '{\n  "a": 1\n}', notes: [] })
  t.same(draft.headers, [{ key: 'Content-Type', value: 'application/json' }])
  t.match(draftRoute(aTransaction({ source: 'none' })), { statusCode: 200, body: '{\n}' })
})

t.test('methods that documents lack, and HEAD', async (t) => {
  t.match(draftRoute(aTransaction({ request: { method: 'HEAD' } })), { method: 'get' })
  t.match(draftRoute(aTransaction({ request: { method: 'REPORT' } })), { method: 'all' })
})

t.test('what could not be recorded is said', async (t) => {
  const cut = { body: 'abc', bodyEncoding: 'text', bodyBytes: 9 } as const
  t.same(draftRoute(aTransaction({ response: cut })).notes, [
    'Only 3 of the 9 bytes of the body were recorded.',
  ])
  const binary = { body: btoa('\xff\x00'), bodyEncoding: 'base64', bodyBytes: 2 } as const
  t.match(draftRoute(aTransaction({ response: binary })), {
    body: '',
    notes: ['The body of 2 bytes is no text and is left out.'],
  })
})
