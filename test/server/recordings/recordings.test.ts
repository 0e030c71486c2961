// What is recorded of a deployment is kept until it is looked over, and joins its mock.
import t, { type Test } from 'tap'
import type { Sample } from '../../../core/recording/index.ts'
import { MAX_EXCHANGES } from '../../../server/recordings/index.ts'
import { type Managing, manage } from '../control-plane/managing.ts'

const sample = (request: string, body: Sample['body'], more: Partial<Sample> = {}): Sample => {
  const [method = '', path = ''] = request.split(' ')
  const headers: Sample['headers'] = [['Content-Type', 'application/json']]
  return {
    ...{ method, path, query: '', requestHeaders: [], requestBody: null, status: 200, headers },
    ...{ body, isCut: false },
    ...more,
  }
}

async function recording(t: Test, mock: object = { endpointPrefix: 'api', routes: [] }) {
  const api: Managing = await manage(t.testdir({}))
  t.teardown(() => api.close())
  const { json } = await api.ask('POST /deployments', { body: { mock, subdomain: 'shop' } })
  const note = (...samples: Sample[]) => {
    for (const one of samples) api.parts.recordings.note(json.id, one)
  }
  await api.ask('PUT /deployments/shop/recording', { body: { isRecording: true } })
  return { ...api, id: json.id as string, note }
}

const at = '/deployments/shop/recording'

t.test('exchanges become routes to look over, and nothing of the mock is changed', async (t) => {
  const { ask, note } = await recording(t)
  note(sample('GET /api/users/1', '{"id":1}'), sample('GET /api/users/2', '{"id":2}'))
  t.match((await ask(`GET ${at}`)).json, {
    isRecording: true,
    exchanges: 2,
    routes: [{ title: 'GET /users/:userId', mode: 'rules', isKnown: false }],
  })
  t.equal((await ask('GET /deployments/shop')).json.revision, 1)
})

t.test('what is switched off records nothing, and keeps what is there', async (t) => {
  const { ask, note } = await recording(t)
  note(sample('GET /api/a', 'a'))
  await ask(`PUT ${at}`, { body: { isRecording: false } })
  note(sample('GET /api/b', 'b'))
  t.match((await ask(`GET ${at}`)).json, { isRecording: false, exchanges: 1 })
  t.equal((await ask(`DELETE ${at}`)).status, 204)
  t.match((await ask(`GET ${at}`)).json, { exchanges: 0, routes: [] })
})

t.test('routes that are taken are live, with the choices that were made', async (t) => {
  const { ask, note } = await recording(t)
  for (const name of ['ann', 'bob', 'cid']) note(sample(`GET /api/users/${name}`, `"${name}"`))
  const { json: before } = await ask(`GET ${at}`)
  t.equal(before.routes.length, 3)
  const parameters = [before.routes[0].offers[0].id]
  const { json: review } = await ask(`POST ${at}/review`, { body: { parameters } })
  t.match(review, [{ title: 'GET /users/:userId' }])
  const { status, json } = await ask(`POST ${at}/take`, {
    body: { parameters, titles: ['GET /users/:userId'] },
  })
  t.equal(status, 200)
  t.match(json, { revision: 2, routes: 1 })
  t.match((await ask('GET /deployments/shop/mock')).json, {
    routes: [{ endpoint: 'users/:userId', responses: [{ body: '"ann"' }, {}, {}] }],
  })
})

t.test('a route that the mock has gets more responses, and keeps its own first', async (t) => {
  const { ask, note } = await recording(t, {
    routes: [
      { endpoint: '/users/:id', responseMode: 'FALLBACK', body: 'own', rules: [{ value: 'x' }] },
    ],
  })
  note(sample('GET /users/1', '{"id":1}'))
  t.match((await ask(`GET ${at}`)).json.routes, [{ isKnown: true }])
  await ask(`POST ${at}/take`, { body: { titles: ['GET /users/:userId'] } })
  const { json } = await ask('GET /deployments/shop/mock')
  t.match(json.routes, [
    { endpoint: '/users/:id', responses: [{ body: 'own' }, { body: { id: 1 } }] },
  ])
  t.equal(json.routes.length, 1)
})

t.test('a route that was not recorded can not be taken', async (t) => {
  const { ask } = await recording(t)
  const { status, json } = await ask(`POST ${at}/take`, { body: { titles: ['GET /nothing'] } })
  t.equal(status, 409)
  t.match(json.detail, /GET \/nothing/)
})

t.test('a recording that is full ends by itself', async (t) => {
  const { ask, note } = await recording(t)
  for (let count = 0; count < MAX_EXCHANGES + 10; count++) note(sample('GET /api/a', 'a'))
  t.match((await ask(`GET ${at}`)).json, {
    isRecording: false,
    isFull: true,
    exchanges: MAX_EXCHANGES,
  })
})

t.test('bodies that are no text are kept as they are', async (t) => {
  const { ask, note, parts, id } = await recording(t)
  note(sample('GET /api/logo', Uint8Array.of(137, 80)))
  t.same(parts.recordings.samples(id)[0]?.body, Uint8Array.of(137, 80))
  t.match((await ask(`GET ${at}`)).json.routes, [{ files: ['recorded/get-logo-1'] }])
})
