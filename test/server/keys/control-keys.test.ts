// Keys of the management API: who may do what, and for how long.
import t, { type Test } from 'tap'
import { ControlKeys } from '../../../server/keys/index.ts'
import { openData, problemOf } from '../../support/with-deployments.ts'

async function withKeys(t: Test) {
  const database = await openData(t)
  const clock = { now: Date.UTC(2026, 10, 15) }
  return { keys: new ControlKeys({ database, now: () => clock.now }), database, clock }
}

t.test('a key says who asks, by its secret alone', async (t) => {
  const { keys } = await withKeys(t)
  const { key, ...shown } = keys.create({ name: 'ci', scope: 'deploy' })
  t.match(shown, { name: 'ci', scope: 'deploy', deployments: null, expiresAt: null })
  t.equal(shown.createdAt, '2026-11-15T00:00:00.000Z')
  t.same(keys.authenticate(key), {
    id: shown.id,
    name: 'ci',
    scope: 'deploy',
    deployments: null,
  })
  for (const wrong of ['', 'mh_', `${key}a`, key.slice(0, -1), key.toLowerCase(), shown.id])
    t.equal(keys.authenticate(wrong), undefined, wrong)
})

t.test('a secret is shown once and is not in the database', async (t) => {
  const { keys, database } = await withKeys(t)
  const { key, ...shown } = keys.create({ name: 'ci', scope: 'read' })
  t.same(keys.list(), [shown])
  const [row] = database.prepare('SELECT * FROM control_keys').all()
  const stored = Object.values(row ?? {}).map((value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
  )
  t.notOk(stored.some((text) => text.includes(key.slice(3))))
})

t.test('the root key is made only where there is no key', async (t) => {
  const { keys } = await withKeys(t)
  const root = keys.createRoot()
  t.match(root, { name: 'root', scope: 'admin', deployments: null, key: /^mh_/ })
  t.equal(keys.createRoot(), undefined)
  t.equal(keys.list().length, 1)
})

t.test('a key works until it expires', async (t) => {
  const { keys, clock } = await withKeys(t)
  const { key } = keys.create({ name: 'a', scope: 'read', expiresAt: '2026-11-16T00:00:00Z' })
  clock.now = Date.UTC(2026, 10, 16) - 1
  t.match(keys.authenticate(key), { name: 'a' })
  clock.now += 1
  t.equal(keys.authenticate(key), undefined)
  t.equal(keys.list()[0]?.expiresAt, '2026-11-16T00:00:00.000Z', 'it is still listed')
  const problem = await problemOf(t, () =>
    keys.create({ name: 'b', scope: 'read', expiresAt: 'soon' }),
  )
  t.match(problem, { kind: 'time-invalid', status: 422 })
})

t.test('a revoked key is nobody', async (t) => {
  const { keys } = await withKeys(t)
  const { id, key } = keys.create({ name: 'a', scope: 'read' })
  keys.revoke(id)
  t.equal(keys.authenticate(key), undefined)
  t.match(await problemOf(t, () => keys.revoke(id)), { kind: 'unknown-key', status: 404 })
})

t.test('the last key that may do everything can not be revoked', async (t) => {
  const { keys, clock } = await withKeys(t)
  const root = keys.createRoot()
  const id = root?.id ?? ''
  keys.create({ name: 'bound', scope: 'admin', deployments: [] })
  keys.create({ name: 'deployer', scope: 'deploy' })
  const brief = keys.create({ name: 'brief', scope: 'admin', expiresAt: '2026-11-16T00:00:00Z' })
  clock.now = Date.UTC(2026, 10, 17)
  t.match(await problemOf(t, () => keys.revoke(id)), { kind: 'last-admin-key', status: 409 })
  t.match(keys.authenticate(root?.key ?? ''), { name: 'root' })
  keys.revoke(brief.id)
  keys.create({ name: 'second', scope: 'admin' })
  keys.revoke(id)
  t.same(
    keys.list().map(({ name }) => name),
    ['bound', 'deployer', 'second'],
  )
})

t.test('a key is bound to deployments by their names or ids, and keeps the ids', async (t) => {
  const { keys, database } = await withKeys(t)
  const insert = database.prepare(
    "INSERT INTO deployments VALUES (?, ?, 'x', 'public', 'local', 0, '{}', 1, 0, 0, 0, ?)",
  )
  const [shop, gone] = [
    '11111111-1111-4111-8111-111111111111',
    '22222222-2222-4222-8222-222222222222',
  ]
  insert.run(shop, 'shop', null)
  insert.run(gone, 'gone', 1)
  const { key } = keys.create({ name: 'a', scope: 'deploy', deployments: ['shop', shop] })
  t.same(keys.authenticate(key)?.deployments, [shop])
  const none = keys.create({ name: 'b', scope: 'deploy', deployments: [] })
  t.same(keys.authenticate(none.key)?.deployments, [], 'bound to none is not bound to all')
  for (const name of ['other', 'gone', gone]) {
    const problem = await problemOf(t, () =>
      keys.create({ name: 'c', scope: 'read', deployments: ['shop', name] }),
    )
    t.match(problem, { kind: 'unknown-deployment', status: 404 }, name)
  }
  t.equal(keys.list().length, 2)
})
