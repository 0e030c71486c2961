// Keys of deployments: several, named, shown again, with an expiry, renewed with a grace period.
import t from 'tap'
import { digestOf, isSameDigest } from '../../../server/keys/index.ts'
import {
  DAY,
  type Fixture,
  MINUTE,
  mockOf,
  problemOf,
  withDeployments,
} from '../../support/with-deployments.ts'

/** Whether a secret opens a deployment now, as the data plane finds it out. */
const works = ({ deployments, clock }: Fixture, secret: string): boolean =>
  (deployments.recordBySubdomain('shop')?.keys ?? []).some(
    ({ digest, expiresAt }) =>
      isSameDigest(digest, digestOf(secret)) && (expiresAt === null || expiresAt > clock.now),
  )

t.test('whoever may deploy sees the keys again, and they work', async (t) => {
  const fixture = await withDeployments(t)
  const { deployments, database, changes } = fixture
  const { key } = await deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')
  const ci = deployments.createKey('shop', { name: 'ci' })
  t.match(
    deployments
      .keys('shop')
      .map(({ name, key, expiresAt }) => [name, key, expiresAt])
      .sort(),
    [
      ['ci', ci.key, null],
      ['default', key, null],
    ],
  )
  for (const secret of [key, ci.key]) t.ok(works(fixture, secret))
  t.notOk(works(fixture, `${key}a`))
  t.match(changes.at(-1), { kind: 'settings' })
  const rows = database
    .prepare('SELECT id, name, hex(digest) AS digest, hex(sealed) AS sealed FROM deployment_keys')
    .all()
  t.notMatch(JSON.stringify(rows), Buffer.from(key.slice(3)).toString('hex').toUpperCase())
})

t.test('a key works until it expires', async (t) => {
  const fixture = await withDeployments(t)
  const { deployments, clock } = fixture
  await deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')
  const expiresAt = new Date(clock.now + DAY).toISOString()
  const { key } = deployments.createKey('shop', { name: 'brief', expiresAt })
  clock.now += DAY - 1
  t.ok(works(fixture, key))
  clock.now += 1
  t.notOk(works(fixture, key))
  t.match(
    deployments.keys('shop').find(({ name }) => name === 'brief'),
    { key, expiresAt },
    'it is still listed',
  )
  const soon = () => deployments.createKey('shop', { name: 'a', expiresAt: 'soon' })
  t.match(await problemOf(t, soon), { kind: 'time-invalid', status: 422 })
})

t.test(
  'a renewed key has another secret, and the old one works until the grace ends',
  async (t) => {
    const fixture = await withDeployments(t)
    const { deployments, clock } = fixture
    await deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')
    const old = deployments.createKey('shop', { name: 'ci' })
    const fresh = deployments.renewKey('shop', old.id, { graceSeconds: 60 })
    t.match(fresh, { name: 'ci', expiresAt: null })
    t.not(fresh.key, old.key)
    t.not(fresh.id, old.id)
    clock.now += MINUTE - 1
    t.ok(works(fixture, old.key) && works(fixture, fresh.key))
    clock.now += 1
    t.notOk(works(fixture, old.key))
    t.ok(works(fixture, fresh.key))

    const last = deployments.renewKey('shop', fresh.id, { graceSeconds: 0 })
    t.notOk(works(fixture, fresh.key), 'without grace it ends at once')
    const other = deployments.renewKey('shop', last.id, {})
    clock.now += DAY - 1
    t.ok(works(fixture, last.key), 'the grace is a day where none is said')
    clock.now += 1
    t.same([works(fixture, last.key), works(fixture, other.key)], [false, true])
  },
)

t.test(
  'a renewed key lives as long as the old one was to live, which lives no longer',
  async (t) => {
    const fixture = await withDeployments(t)
    const { deployments, clock } = fixture
    await deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')
    const end = clock.now + DAY
    const old = deployments.createKey('shop', { name: 'a', expiresAt: new Date(end).toISOString() })
    clock.now = end - MINUTE
    const fresh = deployments.renewKey('shop', old.id, {})
    t.equal(fresh.expiresAt, new Date(clock.now + DAY).toISOString())
    t.equal(
      deployments.keys('shop').find(({ id }) => id === old.id)?.expiresAt,
      new Date(end).toISOString(),
    )
  },
)

t.test('a revoked key is gone at once, and only of its own deployment', async (t) => {
  const fixture = await withDeployments(t)
  const { deployments } = fixture
  await deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')
  await deployments.create({ mock: mockOf('a'), subdomain: 'other' }, 'me')
  const { id, key } = deployments.createKey('shop', { name: 'ci' })
  for (const attempt of [
    () => deployments.revokeKey('other', id),
    () => deployments.renewKey('other', id, {}),
    () => deployments.revokeKey('shop', 'nobody'),
    () => deployments.renewKey('shop', 'nobody', {}),
  ])
    t.match(await problemOf(t, attempt), { kind: 'unknown-key', status: 404 })
  t.ok(works(fixture, key))
  deployments.revokeKey('shop', id)
  t.notOk(works(fixture, key))
  t.equal(deployments.keys('shop').length, 1)
  const gone = () => deployments.keys('nobody')
  t.match(await problemOf(t, gone), { kind: 'unknown-deployment', status: 404 })
})
