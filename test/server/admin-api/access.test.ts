// Who may use the admin API of a deployment, and what is where it has nothing.
import t from 'tap'
import { withAdminApi } from './admin.ts'

const mock = { routes: [{ endpoint: '/a', body: 'a' }] }

t.test('nobody may without a key, whatever is asked', async (t) => {
  const { raw } = await withAdminApi(t, mock)
  for (const request of [
    'GET /mockoon-admin',
    'PURGE /mockoon-admin/state',
    'GET /mockoon-adminfoo',
  ]) {
    const response = await raw(request, { next: () => new Response('the mock') })
    t.equal(response.status, 401, request)
    t.match(response.headers.get('content-type'), 'application/json')
    t.same(await response.json(), { message: 'Unauthorized' })
  }
})

t.test('a key is taken in each form, and no other text is', async (t) => {
  const { raw, key } = await withAdminApi(t, mock)
  const forms: [headers: Record<string, string>, status: number][] = [
    [{ authorization: `Bearer ${key}` }, 200],
    [{ authorization: `bEARER ${key}` }, 200],
    [{ authorization: key }, 200],
    [{ 'x-mockhost-key': key }, 200],
    [{ authorization: `Bearer ${key}x` }, 401],
    [{ authorization: `Basic ${key}` }, 401],
    [{ authorization: 'Bearer' }, 401],
    [{ 'x-mockhost-key': '' }, 401],
  ]
  for (const [headers, status] of forms)
    t.equal((await raw('GET /mockoon-admin', { headers })).status, status, JSON.stringify(headers))
})

t.test('a key in the query opens the events, and nothing else', async (t) => {
  const { raw, key } = await withAdminApi(t, mock)
  const events = await raw(`GET /mockoon-admin/events?token=${key}`)
  t.equal(events.status, 200)
  await events.body?.cancel()
  t.equal((await raw('GET /mockoon-admin/events?token=mh_wrong')).status, 401)
  t.equal((await raw(`GET /mockoon-admin/logs?token=${key}`)).status, 401)
})

t.test('a key that ran out, or was revoked, opens nothing', async (t) => {
  const { raw, clock, deployments, id } = await withAdminApi(t, mock)
  const short = deployments.createKey(id, {
    name: 'short',
    expiresAt: new Date(clock.now + 1_000).toISOString(),
  })
  const ask = async (key: string) =>
    (await raw('GET /mockoon-admin', { headers: { authorization: `Bearer ${key}` } })).status
  t.equal(await ask(short.key), 200)
  clock.now += 1_001
  t.equal(await ask(short.key), 401)
  const other = deployments.createKey(id, { name: 'other' })
  t.equal(await ask(other.key), 200)
  deployments.revokeKey(id, other.id)
  t.equal(await ask(other.key), 401)
})

t.test('a preflight of another origin is not passed, and needs no key', async (t) => {
  const { raw } = await withAdminApi(t, mock)
  const response = await raw('OPTIONS /mockoon-admin/logs', {
    headers: { origin: 'http://a.test' },
  })
  t.equal(response.status, 403)
  t.equal(response.headers.get('access-control-allow-origin'), null)
})

t.test('the root welcomes, with a slash or without, and HEAD has no body', async (t) => {
  const { admin } = await withAdminApi(t, mock)
  for (const path of ['', '/'])
    t.match((await admin(`GET ${path}`)).json, { response: /^Welcome to Mockoon's admin API\. / })
  t.match(await admin('HEAD '), { status: 200, text: '' })
})

t.test('where the admin API has nothing, the mock is asked, if there is one', async (t) => {
  const { admin, raw, key } = await withAdminApi(t, mock)
  const headers = { authorization: `Bearer ${key}` }
  const next = () => new Response('the mock')
  for (const request of [
    'GET /mockoon-admin/nothing',
    'DELETE /mockoon-admin/logs',
    'GET /mockoon-adminfoo',
    'GET /mockoon-admin/logs/constructor',
    'GET /mockoon-admin/env-vars/a/b',
  ])
    t.equal(await (await raw(request, { headers, next })).text(), 'the mock', request)
  t.equal((await admin('GET /nothing')).status, 404)
})

t.test('the case of a path does not matter, nor does a last slash', async (t) => {
  const { admin } = await withAdminApi(t, mock)
  t.same((await admin('GET /Logs/')).json, [])
  t.same((await admin('GET /data-BUCKETS/')).json, [])
})

t.test('a name that can not be read is an invalid request', async (t) => {
  const { admin } = await withAdminApi(t, mock)
  t.match(await admin('GET /global-vars/%zz'), {
    status: 400,
    json: { message: 'Invalid request' },
  })
})
