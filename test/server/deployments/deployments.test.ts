// Deployments: made, read, changed, listed, cloned, deleted and recovered.
import t from 'tap'
import { Deployments } from '../../../server/deployments/index.ts'
import {
  DAY,
  mockOf,
  openData,
  problemOf,
  quotas,
  secretBox,
  settings,
  withDeployments,
} from '../../support/with-deployments.ts'

t.test('a deployment is what was asked for, and defaults for the rest', async (t) => {
  const { deployments } = await withDeployments(t)
  const { id, key, ...deployed } = await deployments.create(
    { mock: mockOf('a'), subdomain: 'shop' },
    'me',
  )
  t.match(key, /^mh_/)
  t.same(deployed, {
    subdomain: 'shop',
    url: 'http://shop.mock.test:4000',
    name: 'Shop',
    visibility: 'public',
    region: 'local',
    isPaused: false,
    domains: [],
    quotas,
    env: [],
    revision: 1,
    routes: 1,
    monthlyCalls: 0,
    createdAt: '2026-11-15T12:00:00.000Z',
    changedAt: '2026-11-15T12:00:00.000Z',
    deletedAt: null,
    warnings: [],
  })
  const all = await deployments.create(
    {
      mock: mockOf('a'),
      visibility: 'private',
      region: 'far',
      domains: ['a.example'],
      quotas: { logEntries: 5 },
      env: { A: 'one', B: { value: 'two', isSecret: true } },
      message: 'first',
    },
    'me',
  )
  t.match(all, {
    visibility: 'private',
    region: 'far',
    domains: ['a.example'],
    quotas: { ...quotas, logEntries: 5 },
    env: [
      { name: 'A', value: 'one', isSecret: false },
      { name: 'B', value: null, isSecret: true },
    ],
  })
  t.equal(deployments.revisions(all.id)[0]?.message, 'first')
  t.equal(deployments.get('shop').id, id)
})

t.test('what is refused leaves nothing behind', async (t) => {
  const { deployments, database, changes } = await withDeployments(t)
  const rows: [fields: object, kind: string, status: number][] = [
    [{ region: 'mars' }, 'region-unknown', 422],
    [{ quotas: { logEntries: -1 } }, 'quota-invalid', 422],
    [{ quotas: { logEntries: 1.5 } }, 'quota-invalid', 422],
    [{ quotas: { entries: 1 } }, 'quota-invalid', 422],
    [{ env: { 'A B': 'x' } }, 'variable-invalid', 422],
    [{ domains: ['a b'] }, 'domain-invalid', 422],
    [{ mock: { routs: [] } }, 'mock-invalid', 422],
    [{ quotas: { documentBytes: 10 } }, 'mock-too-large', 413],
  ]
  for (const [fields, kind, status] of rows) {
    const create = () => deployments.create({ mock: mockOf('a'), ...fields }, 'me')
    t.match(await problemOf(t, create), { kind, status }, JSON.stringify(fields))
  }
  t.same(changes, [])
  for (const table of ['deployments', 'revisions', 'deployment_keys', 'variables', 'domains'])
    t.same(database.prepare(`SELECT * FROM ${table}`).all(), [], table)
})

t.test('a change leaves what it does not name, and is told to listeners', async (t) => {
  const { deployments, changes, clock } = await withDeployments(t)
  const { id } = await deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')
  const before = deployments.get(id)
  clock.now += DAY
  const changedAt = '2026-11-16T12:00:00.000Z'
  t.same(deployments.change('shop', { isPaused: true }), { ...before, isPaused: true, changedAt })
  t.same(deployments.change(id, { region: 'far', visibility: 'private' }), {
    ...before,
    isPaused: true,
    region: 'far',
    visibility: 'private',
    changedAt,
  })
  deployments.change(id, { quotas: { logEntries: 5 } })
  t.same(deployments.change(id, { quotas: { monthlyCalls: 9 } }).quotas, {
    ...quotas,
    logEntries: 5,
    monthlyCalls: 9,
  })
  t.match(changes, [
    { kind: 'created', id, revision: 1 },
    ...Array(4).fill({ kind: 'settings', id }),
  ])
  t.equal(changes.length, 5)
  const refused = () => deployments.change(id, { isPaused: false, region: 'mars' })
  t.match(await problemOf(t, refused), {
    kind: 'region-unknown',
    extra: { regions: ['local', 'far'] },
  })
  t.equal(deployments.get(id).isPaused, true)
  t.equal(changes.length, 5, 'what was refused is not told')
})

t.test('a listener sees what it is told of, and none after it has ended', async (t) => {
  const { deployments } = await withDeployments(t)
  const seen: unknown[] = []
  const end = deployments.onChange(({ id, kind }) => {
    seen.push([kind, deployments.recordById(id)?.revision])
  })
  const { id } = await deployments.create({ mock: mockOf('a') }, 'me')
  await deployments.replaceMock(id, mockOf('b'), { author: 'me' })
  deployments.createKey(id, { name: 'a' })
  deployments.remove(id)
  deployments.recover(id, {})
  end()
  deployments.remove(id)
  t.same(seen, [
    ['created', 1],
    ['mock', 2],
    ['settings', 2],
    ['deleted', undefined],
    ['recovered', 2],
  ])
})

t.test('variables are set, kept secret, and removed by name', async (t) => {
  const { deployments, database } = await withDeployments(t)
  const { id } = await deployments.create(
    { mock: mockOf('a'), env: { OPEN: 'o', TOKEN: { value: 'hidden', isSecret: true } } },
    'me',
  )
  const valuesOf = () => Object.fromEntries(deployments.recordById(id)?.variables ?? [])
  t.same(valuesOf(), { OPEN: 'o', TOKEN: 'hidden' })
  t.notMatch(JSON.stringify(deployments.get(id)), 'hidden')
  const rows = database.prepare('SELECT hex(value) AS value FROM variables').all()
  t.notMatch(JSON.stringify(rows), Buffer.from('hidden').toString('hex').toUpperCase())

  const env = { TOKEN: 'new', MORE: { value: '' }, OPEN: null }
  t.same(deployments.change(id, { env }).env, [
    { name: 'MORE', value: '', isSecret: false },
    { name: 'TOKEN', value: null, isSecret: true },
  ])
  t.same(valuesOf(), { MORE: '', TOKEN: 'new' }, 'a secret stays secret')
  const open = deployments.change(id, { env: { TOKEN: { value: 'shown', isSecret: false } } })
  t.match(open.env[1], { name: 'TOKEN', value: 'shown', isSecret: false })
})

t.test(
  'a record is found by id, subdomain and domain, and says all that requests need',
  async (t) => {
    const { deployments } = await withDeployments(t)
    const { id } = await deployments.create(
      {
        mock: mockOf('a'),
        subdomain: 'shop',
        domains: ['a.example'],
        env: { A: 'x' },
        quotas: { requestsPerSecond: 3 },
      },
      'me',
    )
    const record = deployments.recordById(id)
    t.match(record, {
      id,
      subdomain: 'shop',
      url: 'http://shop.mock.test:4000',
      name: 'Shop',
      visibility: 'public',
      region: 'local',
      isPaused: false,
      domains: ['a.example'],
      quotas: { ...quotas, requestsPerSecond: 3 },
      revision: 1,
      keys: [{ expiresAt: null }],
    })
    t.same(deployments.recordBySubdomain('shop'), record)
    t.same(deployments.recordByDomain('a.example'), record)
    deployments.remove(id)
    for (const found of [
      deployments.recordById(id),
      deployments.recordBySubdomain('shop'),
      deployments.recordByDomain('a.example'),
    ])
      t.equal(found, undefined)
  },
)

t.test('the lookups of requests use an index', async (t) => {
  const { database } = await withDeployments(t)
  for (const condition of [
    'id = ?',
    'subdomain = ?',
    'id = (SELECT deployment_id FROM domains WHERE host = ?)',
  ]) {
    const plan = database
      .prepare<{ detail: string }>(
        `EXPLAIN QUERY PLAN SELECT * FROM deployments WHERE deleted_at IS NULL AND ${condition}`,
      )
      .all('x')
    t.notOk(
      plan.some(({ detail }) => detail.includes('SCAN')),
      condition,
    )
  }
})

t.test('a list is by subdomain, searched and a page at a time', async (t) => {
  const { deployments } = await withDeployments(t)
  for (const subdomain of ['cherry', 'apple', 'banana', 'date'])
    await deployments.create(
      { mock: { ...mockOf('a'), name: `The ${subdomain} API` }, subdomain },
      'me',
    )
  deployments.change('date', { domains: ['palm.example'] })
  const ids = (names: string[]) => names.map((name) => deployments.get(name).id)
  const namesOf = (filter: Parameters<typeof deployments.list>[0]) =>
    deployments.list(filter).map(({ subdomain }) => subdomain)
  t.same(namesOf({}), ['apple', 'banana', 'cherry', 'date'])
  t.same(namesOf({ limit: 2 }), ['apple', 'banana'])
  t.same(namesOf({ limit: 2, after: 'banana' }), ['cherry', 'date'])
  t.same(namesOf({ after: ids(['cherry'])[0] ?? '' }), ['date'])
  t.same(namesOf({ after: 'b' }), ['banana', 'cherry', 'date'])
  t.same(namesOf({ search: 'THE b' }), ['banana'])
  t.same(namesOf({ search: 'an' }), ['banana'])
  t.same(namesOf({ search: 'Palm' }), ['date'])
  t.same(namesOf({ search: '%' }), [], 'no wildcards')
  t.same(namesOf({ only: ids(['date', 'apple']) }), ['apple', 'date'])
  t.same(namesOf({ only: ids(['date', 'apple']), search: 'date' }), ['date'])
  t.same(namesOf({ only: [] }), [])
  t.same(namesOf({ only: null, limit: 1 }), ['apple'])
  t.equal(deployments.count(), 4)
})

t.test('calls of the month are those that are written down for it', async (t) => {
  const { deployments, database, clock } = await withDeployments(t)
  const { id } = await deployments.create({ mock: mockOf('a') }, 'me')
  const insert = database.prepare('INSERT INTO usage VALUES (?, ?, ?)')
  insert.run(id, '2026-11', 12)
  insert.run(id, '2026-12', 3)
  t.equal(deployments.get(id).monthlyCalls, 12)
  clock.now = Date.UTC(2026, 11, 1)
  t.equal(deployments.monthlyCalls(id), 3)
  clock.now = Date.UTC(2027, 0, 1)
  t.equal(deployments.monthlyCalls(id), 0)
})

t.test(
  'a clone has the mock, the variables, the quotas and the state, and lives on its own',
  async (t) => {
    const { deployments, database } = await withDeployments(t)
    const source = await deployments.create(
      {
        mock: mockOf('first'),
        subdomain: 'shop',
        visibility: 'private',
        region: 'far',
        domains: ['a.example'],
        env: { A: { value: 'secret', isSecret: true } },
        quotas: { logEntries: 5 },
      },
      'me',
    )
    await deployments.replaceMock('shop', mockOf('second'), { author: 'me' })
    database.prepare('INSERT INTO states VALUES (?, ?, ?, ?)').run(source.id, '{"a":1}', '{}', 5)
    const clone = await deployments.clone('shop', { subdomain: 'copy' }, 'you')
    t.match(clone, {
      subdomain: 'copy',
      visibility: 'private',
      region: 'far',
      domains: [],
      quotas: { ...quotas, logEntries: 5 },
      revision: 1,
    })
    t.not(clone.key, source.key)
    t.same(deployments.document('copy'), mockOf('second'))
    t.same([...(deployments.recordById(clone.id)?.variables ?? [])], [['A', 'secret']])
    t.match(deployments.revisions('copy'), [
      { author: 'you', message: 'Clone of shop, revision 2' },
    ])
    const state = database.prepare('SELECT data FROM states WHERE deployment_id = ?').get(clone.id)
    t.match(state, { data: '{"a":1}' })
    deployments.change('copy', { env: { A: null } })
    t.same([...(deployments.recordById(source.id)?.variables ?? [])], [['A', 'secret']])
    t.match(await deployments.clone('shop', { visibility: 'public' }, 'you'), {
      subdomain: /^mock-/,
      visibility: 'public',
    })
    const taken = () => deployments.clone('shop', { subdomain: 'copy' }, 'you')
    t.match(await problemOf(t, taken), { kind: 'subdomain-taken' })
  },
)

t.test('a deleted deployment comes back whole', async (t) => {
  const { deployments, clock } = await withDeployments(t)
  const created = await deployments.create(
    { mock: mockOf('a'), subdomain: 'shop', domains: ['a.example'], env: { A: 'x' } },
    'me',
  )
  await deployments.replaceMock('shop', mockOf('b'), { author: 'me' })
  const before = deployments.get('shop')
  const keys = deployments.keys('shop')
  const deletedAt = new Date(clock.now).toISOString()
  t.same(deployments.remove('shop'), { ...before, deletedAt })
  for (const name of ['shop', created.id])
    t.match(await problemOf(t, () => deployments.get(name)), {
      kind: 'unknown-deployment',
      status: 404,
    })
  t.same(deployments.list(), [])
  t.equal(deployments.count(), 0)
  t.match(deployments.list({ isDeleted: true }), [{ id: created.id, deletedAt }])
  t.equal(deployments.getDeleted('shop').id, created.id)
  t.match(deployments.checkSubdomain('shop'), { isAvailable: true })

  t.same(deployments.recover('shop', {}), before)
  t.same(deployments.keys('shop'), keys)
  t.same(deployments.document('shop'), mockOf('b'))
  t.equal(deployments.revisions('shop').length, 2)
  t.equal(deployments.recordByDomain('a.example')?.id, created.id)
  const again = () => deployments.recover('shop', {})
  t.match(await problemOf(t, again), { kind: 'unknown-deployment', status: 404 }, 'it is live')
})

t.test('what is recovered needs another name where its own is taken', async (t) => {
  const { deployments, clock } = await withDeployments(t)
  const first = await deployments.create({ mock: mockOf('1'), subdomain: 'shop' }, 'me')
  deployments.remove('shop')
  clock.now += DAY
  const second = await deployments.create({ mock: mockOf('2'), subdomain: 'shop' }, 'me')
  const recover = () => deployments.recover('shop', {})
  t.match(await problemOf(t, recover), { kind: 'subdomain-taken', status: 409 })
  t.match(await problemOf(t, () => deployments.recover('shop', { subdomain: 'api' })), {
    kind: 'subdomain-invalid',
  })
  t.match(deployments.recover('shop', { subdomain: 'shop-1' }), {
    id: first.id,
    subdomain: 'shop-1',
  })
  t.equal(deployments.get('shop').id, second.id)
  deployments.remove('shop')
  clock.now += DAY
  deployments.change('shop-1', { subdomain: 'shop' })
  deployments.remove('shop')
  t.equal(deployments.getDeleted('shop').id, first.id, 'the name means the one deleted last')
  t.equal(deployments.recover(second.id, {}).id, second.id, 'the id means itself')
})

t.test(
  '30 days after it was deleted, a deployment is gone with all that was its own',
  async (t) => {
    const { deployments, database, clock } = await withDeployments(t)
    const { id } = await deployments.create(
      { mock: mockOf('a'), subdomain: 'shop', domains: ['a.example'], env: { A: 'x' } },
      'me',
    )
    await deployments.create({ mock: mockOf('a'), subdomain: 'other' }, 'me')
    database.prepare('INSERT INTO states VALUES (?, ?, ?, ?)').run(id, '{}', '{}', 5)
    database.prepare('INSERT INTO usage VALUES (?, ?, ?)').run(id, '2026-11', 12)
    deployments.remove('shop')
    clock.now += 30 * DAY
    t.equal(deployments.purge(), 0)
    clock.now += 1
    t.equal(deployments.purge(), 1)
    t.match(await problemOf(t, () => deployments.recover('shop', {})), {
      kind: 'unknown-deployment',
    })
    for (const table of [
      'revisions',
      'deployment_keys',
      'variables',
      'domains',
      'states',
      'usage',
    ]) {
      const left = database.prepare(`SELECT * FROM ${table} WHERE deployment_id = ?`).all(id)
      t.same(left, [], table)
    }
    t.equal(deployments.count(), 1)
  },
)

t.test('a database written with another secret is told at the start', async (t) => {
  const database = await openData(t)
  const open = (byte: number) => new Deployments({ database, settings, secretBox: secretBox(byte) })
  await open(1).create({ mock: mockOf('a') }, 'me')
  t.throws(() => open(2), { message: /The secret is not the one that .*data\.db was written with/ })
  t.equal(open(1).count(), 1)
})
