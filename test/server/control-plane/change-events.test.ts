// The stream of changes where the client is slow, may not, or its deployment is gone.
import t, { type Test } from 'tap'
import { eventsOf } from '../../support/read-stream.ts'
import { manage } from './managing.ts'

const mock = { routes: [{ endpoint: '/', body: 'Hi' }] }

async function start(t: Test) {
  const managing = await manage(t.testdir({}))
  t.teardown(() => managing.close())
  await managing.ask('POST /deployments', { body: { mock, subdomain: 'shop' } })
  await managing.ask('POST /deployments', { body: { mock, subdomain: 'other' } })
  return managing
}

t.test(
  'who reads slowly is told the newest of each kind, and of no other deployment',
  async (t) => {
    const { send, ask } = await start(t)
    const response = await send('GET /deployments/shop/changes')
    t.equal(response.headers.get('content-type'), 'text/event-stream')
    const events = eventsOf(response)
    t.match(JSON.parse((await events.next()).value?.data ?? ''), { kind: 'now', revision: 1 })
    for (let time = 0; time < 50; time++) await ask('PUT /deployments/shop/mock', { body: mock })
    await ask('PATCH /deployments/shop', { body: { isPaused: true } })
    await ask('PATCH /deployments/other', { body: { isPaused: true } })
    await ask('DELETE /deployments/shop')
    const told = []
    for await (const { data } of events) told.push(JSON.parse(data))
    t.ok(told.length <= 4, 'not one for each of fifty')
    t.match(told.at(-1), { kind: 'deleted', revision: 51 })
  },
)

t.test('a key sees the changes of what it is bound to', async (t) => {
  const { ask, send, keyFor } = await start(t)
  const key = keyFor('read', ['other'])
  t.equal((await ask('GET /deployments/shop/changes', { key })).status, 404)
  const response = await send('GET /deployments/other/changes', { key })
  t.equal(response.status, 200)
  await response.body?.cancel()
  t.equal((await ask('GET /deployments/nowhere/changes')).status, 404)
})

t.test('a server that stops ends it without a word', async (t) => {
  const { send, plane } = await start(t)
  const events = eventsOf(await send('GET /deployments/shop/changes'))
  await events.next()
  const rest = events.next()
  plane.close()
  t.equal((await rest).done, true)
})
