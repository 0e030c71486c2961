// Following the changes of a deployment: how it is, then each change, also over connections that break.
import t, { type Test } from 'tap'
import { type LiveChange, MockhostClient } from '../../../sdk/client/index.ts'
import { startControlPlane } from '../../support/control-plane.ts'

const mock = { routes: [{ endpoint: '/', body: 'Hi' }] }

async function start(t: Test) {
  const plane = await startControlPlane(t)
  const client = new MockhostClient({ url: plane.url, key: plane.rootKey })
  await client.deploy({ mock, subdomain: 'shop', message: 'First' })
  return { plane, client }
}

const next = async (changes: AsyncGenerator<LiveChange>): Promise<LiveChange> => {
  const { value, done } = await changes.next()
  if (done) throw new Error('it has ended')
  return value
}

t.test('it begins with how things are, and tells each change with who made it', async (t) => {
  const { client } = await start(t)
  const changes = client.followChanges('shop')
  t.match(await next(changes), { kind: 'now', revision: 1, author: 'root', message: 'First' })
  const { changedAt } = await client.replaceMock('shop', mock, { message: 'Second' })
  t.match(await next(changes), { kind: 'mock', revision: 2, message: 'Second', changedAt })
  await client.createKey('shop', { name: 'phone' })
  t.match(await next(changes), { kind: 'settings', revision: 2 })
  await client.change('shop', { isPaused: true })
  t.match(await next(changes), { kind: 'settings', revision: 2 })
  await changes.return()
})

t.test('deletion is the last that it tells', async (t) => {
  const { client } = await start(t)
  const changes = client.followChanges('shop')
  await next(changes)
  await client.remove('shop')
  t.match(await next(changes), { kind: 'deleted', revision: 1 })
  t.equal((await changes.next()).done, true)
})

t.test('what was changed while the connection was broken is told behind it', async (t) => {
  const { plane, client } = await start(t)
  const changes = client.followChanges('shop', { retryMs: 10 })
  await next(changes)
  await plane.stop()
  await plane.deployments.replaceMock('shop', mock, { author: 'somebody', message: 'Unseen' })
  const told = next(changes)
  await plane.restart()
  t.match(await told, { kind: 'now', revision: 2, author: 'somebody', message: 'Unseen' })
  await changes.return()
})

t.test('a signal ends it without an error, an unknown name with one', async (t) => {
  const { client } = await start(t)
  const end = new AbortController()
  const changes = client.followChanges('shop', { signal: end.signal })
  await next(changes)
  const last = changes.next()
  end.abort()
  t.equal((await last).done, true)
  await t.rejects(client.followChanges('nowhere').next(), { code: 'server-refused', status: 404 })
})
