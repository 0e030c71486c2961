// Names: which subdomains and domains there may be, and whose they are.
import t from 'tap'
import { mockOf, problemOf, withDeployments } from '../../support/with-deployments.ts'

const good = ['abc', 'a-b', '123', '9lives', 'a--b', 'shop-2', 'x'.repeat(63), 'users', 'events']

/** What is no subdomain, and what is said about it. */
const bad: [subdomain: string, reason: RegExp][] = [
  ['', /fewer than 3/],
  ['ab', /fewer than 3/],
  ['x'.repeat(64), /more than 63/],
  ['Shop', /capital letters/],
  ['my shop', /only a-z, 0-9 and -/],
  ['my_shop', /only a-z, 0-9 and -/],
  ['a.b', /only a-z, 0-9 and -/],
  ['größe', /only a-z, 0-9 and -/],
  ['abc\n', /only a-z, 0-9 and -/],
  ['-abc', /neither begin nor end/],
  ['abc-', /neither begin nor end/],
  ['xn--80ak6aa92e', /xn--/],
  ['11111111-1111-4111-8111-111111111111', /the id of a deployment/],
  ...['api', 'admin', 'www', 'mockhost', 'app', 'static', 'assets', 'healthz', 'metrics'].map(
    (name): [string, RegExp] => [name, /reserved/],
  ),
]

t.test('a subdomain is 3 to 63 of a-z, 0-9 and -, and not reserved', async (t) => {
  const { deployments } = await withDeployments(t)
  for (const name of good)
    t.same(deployments.checkSubdomain(name), { isAvailable: true, reason: null }, name)
  for (const [name, reason] of bad) {
    t.match(deployments.checkSubdomain(name), { isAvailable: false, reason }, name)
    const create = () => deployments.create({ mock: mockOf('a'), subdomain: name }, 'me')
    const problem = await problemOf(t, create)
    t.match(problem, { kind: 'subdomain-invalid', status: 422, detail: reason }, name)
  }
  t.equal(deployments.count(), 0)
})

t.test('a subdomain is made where none is chosen', async (t) => {
  const { deployments } = await withDeployments(t)
  const made = await Promise.all(
    [1, 2, 3].map(() => deployments.create({ mock: mockOf('a') }, 'me')),
  )
  for (const { subdomain, url } of made) {
    t.match(subdomain, /^mock-[a-z0-9]{8}$/)
    t.equal(url, `http://${subdomain}.mock.test:4000`)
  }
  t.equal(new Set(made.map(({ subdomain }) => subdomain)).size, 3)
})

t.test('a subdomain has one owner, also where two ask at once', async (t) => {
  const { deployments } = await withDeployments(t)
  const results = await Promise.allSettled(
    [1, 2, 3].map(() => deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')),
  )
  t.same(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected'])
  t.equal(deployments.count(), 1)
  t.match(deployments.checkSubdomain('shop'), { isAvailable: false, reason: /taken/ })
  await deployments.create({ mock: mockOf('a'), subdomain: 'other' }, 'me')
  const rename = () => deployments.change('other', { subdomain: 'shop' })
  t.match(await problemOf(t, rename), { kind: 'subdomain-taken', status: 409 })
})

t.test('a renamed deployment leaves its old name to others, and keeps its id', async (t) => {
  const { deployments } = await withDeployments(t)
  const { id } = await deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')
  t.equal(deployments.change('shop', { subdomain: 'shop' }).id, id, 'its own name is no clash')
  deployments.change('shop', { subdomain: 'store' })
  t.equal(deployments.recordBySubdomain('store')?.id, id)
  t.equal(deployments.recordBySubdomain('shop'), undefined)
  t.equal(deployments.get(id).subdomain, 'store')
  t.equal(deployments.get(id.toUpperCase()).subdomain, 'store')
  await deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')
})

/** Domains as they are given and as they are kept. */
const domains: [given: string, kept: string][] = [
  ['api.example.com', 'api.example.com'],
  ['API.Example.COM.', 'api.example.com'],
  [' api.example.com ', 'api.example.com'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['users-service', 'users-service'],
  ['notmock.test', 'notmock.test'],
]

t.test('domains are kept as browsers send them', async (t) => {
  const { deployments } = await withDeployments(t)
  await deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')
  for (const [given, kept] of domains)
    t.same(deployments.change('shop', { domains: [given] }).domains, [kept], given)
  const twice = deployments.change('shop', { domains: ['b.example', 'a.example', 'A.example'] })
  t.same(twice.domains, ['a.example', 'b.example'])
  t.equal(deployments.recordByDomain('b.example')?.subdomain, 'shop')
  t.equal(deployments.recordByDomain('notmock.test'), undefined, 'the old ones are gone')
})

const noDomains = [
  '',
  'a b.example',
  'http://a.example',
  'a.example:80',
  'a.example/path',
  'a..example',
  '-a.example',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(126)}example`,
  '*.example.com',
  '127.0.0.1',
  '[::1]',
  '1',
  'localhost',
  'mock.test',
  'MOCK.test',
  'other.mock.test',
  'a.b.mock.test',
]

t.test("what is no host name, an address, or the server's own, is no domain", async (t) => {
  const { deployments } = await withDeployments(t)
  await deployments.create({ mock: mockOf('a'), subdomain: 'shop' }, 'me')
  for (const domain of noDomains) {
    const change = () => deployments.change('shop', { domains: ['fine.example', domain] })
    t.match(await problemOf(t, change), { kind: 'domain-invalid', status: 422 }, domain)
  }
  t.same(deployments.get('shop').domains, [])
})

t.test('a domain has one owner, until that one is deleted', async (t) => {
  const { deployments } = await withDeployments(t)
  await deployments.create({ mock: mockOf('a'), subdomain: 'one', domains: ['a.example'] }, 'me')
  await deployments.create({ mock: mockOf('a'), subdomain: 'two' }, 'me')
  const take = () => deployments.change('two', { domains: ['a.example'], isPaused: true })
  t.match(await problemOf(t, take), { kind: 'domain-taken', status: 409 })
  t.match(deployments.get('two'), { domains: [], isPaused: false }, 'nothing of it was done')
  deployments.remove('one')
  t.equal(deployments.recordByDomain('a.example'), undefined)
  take()
  t.equal(deployments.recordByDomain('a.example')?.subdomain, 'two')
  t.same(deployments.recover('one', {}).domains, [])
})
