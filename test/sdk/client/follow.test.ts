// Following transactions: each one once and in order, also over connections that break.
import t from 'tap'
import type { Transaction } from '../../../core/api/index.ts'
import { MockhostClient } from '../../../sdk/client/index.ts'
import { startControlPlane } from '../../support/control-plane.ts'

const mock = { routes: [{ endpoint: '/', body: 'Hi' }] }

async function start(t: Parameters<typeof startControlPlane>[0]) {
  const plane = await startControlPlane(t)
  const client = new MockhostClient({ url: plane.url, key: plane.rootKey })
  await client.deploy({ mock, subdomain: 'shop' })
  return { plane, client, ask: (n: number) => plane.ask('shop', `/?${n}`) }
}

const numberOf = ({ request }: Transaction): number => Number(request.query)

t.test('without an id, what comes from now on is told', async (t) => {
  const { client, ask } = await start(t)
  await ask(1)
  const following = client.follow('shop')
  const first = following.next()
  // The newest transaction is asked for before the stream, so this one is not missed whenever it comes.
  await new Promise((resolve) => setTimeout(resolve, 200))
  await ask(2)
  t.equal(numberOf((await first).value as Transaction), 2)
  await following.return()
})

t.test(
  'behind an id, what was there and what comes is told, over restarts of the server',
  async (t) => {
    const { plane, client, ask } = await start(t)
    for (const n of [1, 2, 3]) await ask(n)
    const all = await Array.fromAsync(client.transactions('shop'))
    const interruptions: string[] = []
    const states: string[] = []
    const following = client.follow('shop', {
      after: all.find((transaction) => numberOf(transaction) === 1)?.id,
      retryMs: 10,
      onConnected: () => states.push('connected'),
      onInterrupted: ({ code }) => {
        if (states.at(-1) !== 'interrupted') states.push('interrupted')
        interruptions.push(code)
      },
    })
    const seen: number[] = []
    for await (const transaction of following) {
      seen.push(numberOf(transaction))
      if (seen.length === 2) {
        await plane.stop()
        for (const n of [4, 5]) await ask(n)
        await plane.restart()
      }
      if (seen.length === 4) await ask(6)
      if (seen.length === 5) break
    }
    t.same(seen, [2, 3, 4, 5, 6])
    t.ok(interruptions.length > 0)
    t.same([...new Set(interruptions)], ['server-unreachable'])
    t.same(states, ['connected', 'interrupted', 'connected'])
  },
)

t.test('a signal ends it without an error', async (t) => {
  const { client, ask } = await start(t)
  const end = new AbortController()
  const seen: Transaction[] = []
  await ask(1)
  for await (const transaction of client.follow('shop', { after: 0, signal: end.signal })) {
    seen.push(transaction)
    setTimeout(() => end.abort(), 20)
  }
  t.equal(seen.length, 1)
})

t.test('what will not pass ends it', async (t) => {
  const { plane, client } = await start(t)
  await t.rejects(client.follow('nowhere').next(), { code: 'server-refused', status: 404 })
  const following = client.follow('shop', { after: 0, retryMs: 10 })
  await plane.ask('shop', '/')
  await following.next()
  const next = following.next()
  await client.remove('shop')
  await t.rejects(next, { code: 'server-refused', status: 404 })
  await plane.stop()
  await t.rejects(client.follow('shop').next(), { code: 'server-unreachable' })
})

t.test('a gap is told with its size', async (t) => {
  const gaps: number[] = []
  const client = new MockhostClient({
    url: 'http://mock.test',
    fetch: async () =>
      new Response(
        'event: gap\ndata: {"dropped":12}\n\nid: 3\nevent: transaction\ndata: {"id":3}\n\n',
      ),
  })
  const following = client.follow('shop', { after: 1, onGap: (dropped) => gaps.push(dropped) })
  t.match((await following.next()).value, { id: 3 })
  t.same(gaps, [12])
  await following.return()
})
