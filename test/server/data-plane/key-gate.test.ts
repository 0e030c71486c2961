// Keys of deployments in requests: which open a private mock, and what the mock sees of them.
import t from 'tap'
import { WebIncoming } from '../../../core/index.ts'
import { admit } from '../../../server/data-plane/key-gate.ts'
import type { DeploymentRecord } from '../../../server/deployments/index.ts'
import { digestOf } from '../../../server/keys/index.ts'

const KEY = 'mh_right'
const OLD = 'mh_expired'

const record = (visibility: 'public' | 'private') =>
  ({
    visibility,
    keys: [
      { digest: digestOf(OLD), expiresAt: 1_000 },
      { digest: digestOf(KEY), expiresAt: 3_000 },
    ],
  }) as unknown as DeploymentRecord

function ask(visibility: 'public' | 'private', headers: Record<string, string>) {
  const request = new WebIncoming(new Request('http://shop.test/a', { headers }))
  const { isAdmitted, incoming } = admit(request, record(visibility), () => 2_000)
  return { isAdmitted, seen: incoming.headers(), one: incoming.header('authorization') }
}

t.test('a private mock is opened by a key in each accepted form', async (t) => {
  for (const headers of [
    { authorization: `Bearer ${KEY}` },
    { authorization: `bearer  ${KEY}` },
    { authorization: KEY },
    { 'x-mockhost-key': KEY },
  ]) {
    const { isAdmitted, seen, one } = ask('private', headers as Record<string, string>)
    t.ok(isAdmitted, JSON.stringify(headers))
    t.same(seen, {}, 'and the mock sees nothing of it')
    t.equal(one, undefined)
  }
})

t.test('a private mock is opened by nothing else', async (t) => {
  for (const headers of [
    {},
    { authorization: 'Bearer mh_wrong' },
    { authorization: `Bearer ${OLD}` },
    { authorization: `Basic ${KEY}` },
    { authorization: 'Bearer' },
    { 'x-mockhost-key': '' },
    { 'x-mockhost-key': `${KEY}x` },
  ])
    t.notOk(ask('private', headers as Record<string, string>).isAdmitted, JSON.stringify(headers))
})

t.test("the mocked API's own Authorization stays, beside a key in its own header", async (t) => {
  const { isAdmitted, seen } = ask('private', {
    'x-mockhost-key': KEY,
    authorization: 'Bearer token',
  })
  t.ok(isAdmitted)
  t.same(seen, { authorization: 'Bearer token' })
})

t.test('a public mock needs no key, and never sees one', async (t) => {
  t.ok(ask('public', {}).isAdmitted)
  t.same(ask('public', { authorization: `Bearer ${KEY}`, 'x-mockhost-key': 'any' }).seen, {})
  const own = { authorization: 'Bearer mh_not-one-of-ours' }
  t.same(ask('public', own).seen, own)
})
