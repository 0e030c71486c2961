// Who may do what through the management API: keys in each form, scopes, and keys for some deployments alone.
import t, { type Test } from 'tap'
import { type Managing, manage } from './managing.ts'

const MOCK = { routes: [{ endpoint: '/', body: 'hi' }] }

async function managing(t: Test): Promise<Managing> {
  const api = await manage(t.testdir({}))
  t.teardown(() => api.close())
  for (const subdomain of ['mine', 'other'])
    await api.ask('POST /deployments', { body: { mock: MOCK, subdomain } })
  return api
}

t.test('a key is taken in each form', async (t) => {
  const { ask, rootKey } = await managing(t)
  const forms: Record<string, string>[] = [
    { authorization: `Bearer ${rootKey}` },
    { authorization: `bearer   ${rootKey}` },
    { authorization: rootKey },
    { 'x-mockhost-key': rootKey },
    { 'x-mockhost-key': rootKey, authorization: 'Bearer of something else' },
  ]
  for (const headers of forms) {
    const { status, json } = await ask('GET /me', { key: null, headers })
    t.equal(status, 200, JSON.stringify(Object.keys(headers)))
    t.same(json, { name: 'root', scope: 'admin', deployments: null })
  }
})

t.test('without a key, or with a wrong one, everything is refused but what is open', async (t) => {
  const { ask, rootKey } = await managing(t)
  const refused: [headers: Record<string, string>, kind: string][] = [
    [{}, 'key-missing'],
    [{ authorization: 'Bearer' }, 'key-missing'],
    [{ authorization: 'Bearer mh_nobody' }, 'key-wrong'],
    [{ authorization: `Bearer ${rootKey}x` }, 'key-wrong'],
    [{ authorization: `Basic ${rootKey}` }, 'key-wrong'],
    [{ 'x-mockhost-key': 'mh_nobody', authorization: `Bearer ${rootKey}` }, 'key-wrong'],
  ]
  for (const [headers, kind] of refused) {
    const answer = await ask('GET /deployments', { key: null, headers })
    t.equal(answer.status, 401)
    t.equal(answer.json.type, `urn:mockhost:problem:${kind}`)
    t.match(answer.headers.get('www-authenticate'), /^Bearer/)
  }
  for (const path of ['/healthz', '/readyz', '/api/openapi.json'])
    t.equal((await ask(`GET ${path}`, { key: null })).status, 200, path)
  t.equal((await ask('GET /metrics', { key: null })).status, 401)
})

t.test('who has no key is not told whether the request was sound', async (t) => {
  const { ask } = await managing(t)
  for (const body of ['{', '{}', JSON.stringify({ mock: 'x'.repeat(300_000) })])
    t.equal((await ask('POST /deployments', { key: null, body })).status, 401)
  t.equal((await ask('GET /deployments?limit=x', { key: null })).status, 401)
})

t.test('a key that was revoked or has expired is a wrong one', async (t) => {
  const { ask, keyFor, parts } = await managing(t)
  const key = keyFor('read')
  t.equal((await ask('GET /me', { key })).status, 200)
  const { id } = parts.controlKeys.list().find(({ scope }) => scope === 'read') ?? { id: '' }
  t.equal((await ask(`DELETE /keys/${id}`)).status, 204)
  t.equal((await ask('GET /me', { key })).status, 401)
  const expired = await ask('POST /keys', {
    body: { name: 'old', scope: 'read', expiresAt: '2020-01-01T00:00:00Z' },
  })
  t.equal((await ask('GET /me', { key: expired.json.key })).status, 401)
})

const READ = ['GET /me', 'GET /server', 'GET /deployments', 'GET /deployments/mine', 'GET /metrics']
const DEPLOY: [request: string, body?: object][] = [
  ['GET /deployments/mine/keys'],
  ['POST /deployments', { mock: MOCK }],
  ['PATCH /deployments/mine', { isPaused: false }],
  ['PUT /deployments/mine/mock', MOCK],
  ['PUT /deployments/mine/state', {}],
  ['DELETE /deployments/mine/transactions'],
]
const ADMIN: [request: string, body?: object][] = [
  ['GET /keys'],
  ['POST /keys', { name: 'x', scope: 'admin' }],
  ['GET /backup'],
  ['PATCH /deployments/mine', { quotas: { logEntries: 1_000_000 } }],
  ['POST /deployments', { mock: MOCK, quotas: { logEntries: 1_000_000 } }],
]

t.test('each scope may what the ones behind it may, and no more', async (t) => {
  const { ask, keyFor } = await managing(t)
  const refused = async (scope: 'read' | 'deploy' | 'admin', request: string, body?: object) => {
    const { status, json } = await ask(request, { key: keyFor(scope), body })
    if (status !== 403) t.ok(status < 300, `${scope}: ${request} is answered with ${status}`)
    return status === 403 ? (json.scope ?? json.type) : 'done'
  }
  for (const request of READ) t.equal(await refused('read', request), 'done', request)
  for (const [request, body] of DEPLOY) {
    t.equal(await refused('read', request, body), 'deploy', request)
    t.equal(await refused('deploy', request, body), 'done', request)
  }
  for (const [request, body] of ADMIN) {
    t.equal(await refused('deploy', request, body), 'admin', request)
    t.equal(await refused('admin', request, body), 'done', request)
  }
})

t.test('a scope that is missing is named', async (t) => {
  const { ask, keyFor } = await managing(t)
  const { json } = await ask('DELETE /deployments/mine', { key: keyFor('read') })
  t.match(json, { type: 'urn:mockhost:problem:missing-scope', status: 403, scope: 'deploy' })
  t.match(json.detail, /needs a key of the scope "deploy"; this one has "read"/)
})

t.test('for a bound key there are no deployments but its own', async (t) => {
  const { ask, keyFor, parts } = await managing(t)
  const key = keyFor('admin', ['mine'])
  const { id: otherId } = parts.deployments.get('other')
  const { id } = parts.deployments.get('mine')
  t.same((await ask('GET /me', { key })).json.deployments, [id])
  t.same(
    (await ask('GET /deployments', { key })).json.map((one: { id: string }) => one.id),
    [id],
  )
  t.equal((await ask('GET /server', { key })).json.deployments, 1)
  for (const name of ['mine', id])
    t.equal((await ask(`GET /deployments/${name}`, { key })).status, 200)
  const requests: [request: string, body?: object][] = [
    ['GET NAME'],
    ['PATCH NAME', { isPaused: true }],
    ['DELETE NAME'],
    ['POST NAME/recover', {}],
    ['GET NAME/mock'],
    ['PUT NAME/mock', MOCK],
    ['PATCH NAME/routes/x', {}],
    ['GET NAME/revisions'],
    ['GET NAME/revisions/1'],
    ['POST NAME/rollback', { revision: 1 }],
    ['GET NAME/keys'],
    ['POST NAME/keys', { name: 'x' }],
    ['POST NAME/keys/x/renew', {}],
    ['DELETE NAME/keys/x'],
    ['GET NAME/transactions'],
    ['GET NAME/transactions/stream'],
    ['GET NAME/transactions/1'],
    ['POST NAME/transactions/1/replay', {}],
    ['DELETE NAME/transactions'],
    ['GET NAME/state'],
    ['PUT NAME/state', {}],
    ['DELETE NAME/state'],
  ]
  for (const [request, body] of requests) {
    const answers = []
    for (const name of ['other', otherId, 'nobody']) {
      const { status, text } = await ask(request.replace('NAME', `/deployments/${name}`), {
        key,
        body,
      })
      answers.push([status, text.replaceAll(name, 'NAME')])
    }
    t.equal(answers[0]?.[0], 404, request)
    t.same(answers[0], answers[2], 'as if it did not exist')
    t.same(answers[1], answers[2], 'by its id neither')
  }
  t.equal(parts.deployments.get('other').isPaused, false)
})

t.test('a bound key may not reach beyond its deployments', async (t) => {
  const { ask, keyFor } = await managing(t)
  const key = keyFor('admin', ['mine'])
  const requests: [request: string, body?: object][] = [
    ['POST /deployments', { mock: MOCK }],
    ['POST /deployments/mine/clone', {}],
    ['GET /keys'],
    ['POST /keys', { name: 'x', scope: 'admin' }],
    ['DELETE /keys/x'],
    ['GET /backup'],
    ['GET /metrics'],
  ]
  for (const [request, body] of requests) {
    const { status, json } = await ask(request, { key, body })
    t.match([status, json.type], [403, 'urn:mockhost:problem:key-bound'], request)
  }
})

t.test('a bound key recovers its own deployment', async (t) => {
  const { ask, keyFor } = await managing(t)
  const key = keyFor('deploy', ['mine'])
  t.equal((await ask('DELETE /deployments/mine', { key })).status, 200)
  t.match((await ask('GET /deployments?deleted=true', { key })).json, [{ subdomain: 'mine' }])
  t.equal((await ask('POST /deployments/mine/recover', { key })).status, 200)
})

t.test('keys of the API are shown once, and the last that may everything stays', async (t) => {
  const { ask, parts } = await managing(t)
  const made = await ask('POST /keys', {
    body: { name: 'ci', scope: 'deploy', deployments: ['mine'] },
  })
  t.equal(made.status, 201)
  t.match(made.json, {
    name: 'ci',
    key: /^mh_/,
    deployments: [parts.deployments.get('mine').id],
  })
  const { text, json } = await ask('GET /keys')
  t.notMatch(text, made.json.key)
  const [root] = json
  t.equal((await ask(`DELETE /keys/${root.id}`)).status, 409)
  t.equal((await ask('DELETE /keys/nobody')).status, 404)
  t.equal(
    (await ask('POST /keys', { body: { name: 'x', scope: 'read', deployments: ['nobody'] } }))
      .status,
    404,
  )
})

t.test('a revision tells whose key it was', async (t) => {
  const { ask, keyFor } = await managing(t)
  await ask('PUT /deployments/mine/mock', { key: keyFor('deploy'), body: MOCK })
  const { json } = await ask('GET /deployments/mine/revisions')
  t.same(
    json.map(({ author }: { author: string }) => author),
    ['a deploy key', 'root'],
  )
})
