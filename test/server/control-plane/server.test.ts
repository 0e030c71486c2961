// The server through its own API: probes, metrics, backup, state.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { openDatabase } from '../../../server/storage/index.ts'
import { type Managing, manage } from './managing.ts'

async function managing(t: Test): Promise<Managing> {
  const api = await manage(t.testdir({}))
  t.teardown(() => api.close())
  await api.ask('POST /deployments', { body: { mock: { routes: [] }, subdomain: 'shop' } })
  return api
}

t.test('a server that drains is alive and not ready', async (t) => {
  const { ask, setReady } = await managing(t)
  const probe = async (path: string) => (await ask(`GET ${path}`, { key: null })).status
  t.same([await probe('/healthz'), await probe('/readyz')], [200, 200])
  setReady(false)
  t.same([await probe('/healthz'), await probe('/readyz')], [200, 503])
  t.equal((await ask('POST /healthz', { key: null })).status, 405)
})

t.test('the server tells what it is and offers', async (t) => {
  const { ask } = await managing(t)
  t.match((await ask('GET /server')).json, {
    version: '1.2.3',
    deployments: 1,
    domain: 'mocks.test',
  })
})

t.test('metrics are for Prometheus', async (t) => {
  const { ask } = await managing(t)
  const { headers, text } = await ask('GET /metrics')
  t.equal(headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8')
  t.equal(text, 'mockhost_up 1\n')
})

t.test('a backup is a database that opens', async (t) => {
  const { send } = await managing(t)
  const response = await send('GET /api/v1/backup')
  t.equal(response.headers.get('content-type'), 'application/vnd.sqlite3')
  t.match(response.headers.get('content-disposition'), /^attachment; filename="mockhost-.*\.db"$/)
  const bytes = new Uint8Array(await response.arrayBuffer())
  t.equal(response.headers.get('content-length'), String(bytes.length))
  const file = join(t.testdir({}), 'copy.db')
  await writeFile(file, bytes)
  const copy = await openDatabase(file, { durability: 'normal' })
  t.same(copy.prepare('SELECT subdomain FROM deployments').all(), [{ subdomain: 'shop' }])
  copy.close()
})

t.test('state is seen, set and reset', async (t) => {
  const { ask, asked, parts } = await managing(t)
  const { id } = parts.deployments.get('shop')
  const change = { variables: { a: 1 }, buckets: { cart: [] }, counters: { x: 2 } }
  t.equal((await ask('GET /deployments/shop/state')).status, 200)
  t.equal((await ask('PUT /deployments/shop/state', { body: change })).status, 200)
  t.equal((await ask('DELETE /deployments/shop/state?session=one')).status, 200)
  t.same(asked, [
    ['state', { id, session: undefined }],
    ['change', { id, session: undefined }, change],
    ['reset', { id, session: 'one' }],
  ])
  const bad = await ask('PUT /deployments/shop/state', { body: { counters: { x: -1 } } })
  t.match([bad.status, bad.json.mistakes], [422, [{ path: 'counters.x' }]])
})

t.test('figures of the last hour are of the deployments that are asked for and seen', async (t) => {
  const { ask } = await managing(t)
  const { json } = await ask('GET /traffic?names=shop,nothing')
  t.match(json, { deployments: [{ subdomain: 'shop', requests: [1] }] })
  t.equal(json.deployments.length, 1)
  t.match(await ask(`GET /traffic?names=${'a,'.repeat(201)}`), {
    status: 400,
    json: { detail: /201 deployments/ },
  })
})

t.test('where none are named, the figures are of the busiest that are seen', async (t) => {
  const { ask, keyFor, parts } = await managing(t)
  const names = async (key: string) =>
    (await ask('GET /traffic', { key })).json.deployments.map(
      ({ subdomain }: { subdomain: string }) => subdomain,
    )
  await ask('POST /deployments', { body: { mock: { routes: [] }, subdomain: 'other' } })
  const ids = ['other', 'shop'].map((name) => parts.deployments.get(name).id)
  parts.live.busiest = () => [...ids, 'one that was deleted']
  t.same(await names(keyFor('read')), ['other', 'shop'])
  t.same(await names(keyFor('read', ['shop'])), ['shop'])
})

t.test('the sample can be had as a text, and deployed', async (t) => {
  const { ask } = await managing(t)
  const { headers, text } = await ask('GET /sample')
  t.equal(headers.get('content-type'), 'application/yaml')
  t.equal((await ask('POST /deployments', { body: { mock: text } })).status, 201)
})
