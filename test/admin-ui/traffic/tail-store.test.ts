// The transactions of a screen against a server: what was there, what comes, and what is loaded on demand.
import t, { type Test } from 'tap'
import type { TrafficFilter } from '../../../admin-ui/deployment/traffic/filter/traffic-filter.ts'
import type { TailSnapshot } from '../../../admin-ui/deployment/traffic/tail/tail-snapshot.ts'
import { TailStore } from '../../../admin-ui/deployment/traffic/tail/tail-store.ts'
import { MockhostClient } from '../../../sdk/client/index.ts'
import { startControlPlane } from '../../support/control-plane.ts'

const mock = { routes: [{ endpoint: '/users/:id', body: 'Hi' }] }

interface Options {
  /** How many requests there were before. */
  readonly before?: number
  readonly filter?: TrafficFilter
  readonly schedule?: (flush: () => void) => void
  readonly onTransaction?: () => void
}

async function start(t: Test, options: Options = {}) {
  const { before = 0, schedule = (flush) => setTimeout(flush) } = options
  const { filter = {}, onTransaction = () => {} } = options
  const plane = await startControlPlane(t)
  const client = new MockhostClient({ url: plane.url, key: plane.rootKey })
  await client.deploy({ mock, subdomain: 'shop' })
  const ask = async (from: number, to = from, path = '/users/') => {
    for (let n = from; n <= to; n++) await plane.ask('shop', `${path}${n}`)
  }
  await ask(1, before)
  const store = new TailStore({ client, name: 'shop', filter, schedule, onTransaction })
  const abort = new AbortController()
  const ended = store.start(abort.signal)
  t.teardown(async () => {
    abort.abort()
    await ended
  })
  await until(store, ({ isLoaded, connection }) => isLoaded && connection === 'live')
  const stop = async () => {
    abort.abort()
    await ended
  }
  return { plane, client, store, ask, stop }
}

/** Waits for something to be true of what is shown. */
const until = (store: TailStore, holds: (snapshot: TailSnapshot) => boolean) =>
  new Promise<void>((resolve) => {
    const check = () => {
      if (!holds(store.snapshot)) return
      unsubscribe()
      resolve()
    }
    const unsubscribe = store.subscribe(check)
    check()
  })

/** The last segments of the paths, and gaps with their counts in brackets. */
const sketch = ({ items }: TailSnapshot): string =>
  items
    .map((item) => (item.kind === 'gap' ? `[${item.count}]` : item.path.split('/').at(-1)))
    .join(' ')

t.test('what was there is shown, and what comes is put before it', async (t) => {
  const { store, ask } = await start(t, { before: 2 })
  t.equal(sketch(store.snapshot), '2 1')
  await ask(3, 4)
  await until(store, ({ received }) => received === 2)
  await until(store, ({ items }) => items.length === 4)
  t.equal(sketch(store.snapshot), '4 3 2 1')
})

t.test('older ones are loaded on demand, to the end', async (t) => {
  const { store } = await start(t, { before: 150 })
  t.equal(store.snapshot.items.length, 100)
  t.equal(store.snapshot.hasOlder, true)
  await store.loadOlder()
  t.equal(store.snapshot.items.length, 150)
  t.equal(store.snapshot.hasOlder, false)
})

t.test('a filter holds for what was there and for what comes', async (t) => {
  const { store, ask } = await start(t, { before: 2, filter: { status: '4xx' } })
  await ask(3, 3, '/nobody/')
  await ask(4)
  await ask(5, 5, '/nobody/')
  await until(store, ({ items }) => items.length === 2)
  t.equal(sketch(store.snapshot), '5 3')
  t.equal(store.snapshot.received, 3)
  await store.refilter({ path: '/users' })
  t.equal(sketch(store.snapshot), '4 2 1')
})

t.test('a list that is held or paused stands still until neither is', async (t) => {
  const { store, ask } = await start(t, { before: 1 })
  store.setHeld(true)
  store.setPaused(true)
  await ask(2, 3)
  await until(store, ({ waiting }) => waiting === 2)
  t.equal(sketch(store.snapshot), '1')
  store.setPaused(false)
  t.equal(sketch(store.snapshot), '1')
  store.setHeld(false)
  t.equal(sketch(store.snapshot), '3 2 1')
})

t.test('another filter begins a list at its top, where nothing is held', async (t) => {
  const { store } = await start(t, { before: 2 })
  store.setHeld(true)
  await store.refilter({ path: '/users' })
  t.equal(store.snapshot.isHeld, false)
  store.setPaused(true)
  await store.refilter({})
  t.equal(store.snapshot.isPaused, true, 'who paused it goes on when they say so')
})

t.test('more than a frame can show leave a gap, and the log fills it', async (t) => {
  let flush = () => {}
  let missing = 699
  const { promise: areAllThere, resolve } = Promise.withResolvers<void>()
  const { store, ask } = await start(t, {
    before: 1,
    schedule: (next) => {
      flush = next
    },
    onTransaction: () => --missing === 0 && resolve(),
  })
  await ask(2, 700)
  await areAllThere
  flush()
  const gaps = store.snapshot.items.filter((item) => item.kind === 'gap')
  t.equal(gaps.length, 1)
  for (const gap of gaps) await store.fill(gap)
  const all = Array.from({ length: 700 }, (_, index) => 700 - index)
  t.equal(sketch(store.snapshot), all.join(' '))
})

t.test('what does not pass the filter is not missing from a gap', async (t) => {
  const { store, ask } = await start(t, { filter: { status: '4xx' } })
  await ask(1, 2)
  await ask(3, 3, '/nobody/')
  const gap = { kind: 'gap', count: 3, after: 0, before: Number.MAX_SAFE_INTEGER } as const
  await store.fill(gap)
  t.equal(sketch(store.snapshot), '3')
  await store.refilter({})
  await store.fill({ ...gap, count: 9 })
  t.match(sketch(store.snapshot), /^3 2 1 \[6\]$/)
})

t.test('an emptied log is an empty list', async (t) => {
  const { store, client, ask } = await start(t, { before: 3 })
  await client.clearTransactions('shop')
  store.forget()
  t.equal(sketch(store.snapshot), '')
  await ask(4)
  await until(store, ({ items }) => items.length > 0)
  t.equal(sketch(store.snapshot), '4')
})

t.test('a broken connection is told, and goes on where it ended', async (t) => {
  const { plane, store, ask } = await start(t, { before: 1 })
  await plane.stop()
  await until(store, ({ connection }) => connection === 'interrupted')
  await ask(2)
  await plane.restart()
  await until(store, ({ items }) => items.length === 2)
  t.match(store.snapshot, { connection: 'live', error: undefined })
})

t.test('after a pause it goes on where it ended', async (t) => {
  const { store, ask, stop } = await start(t, { before: 1 })
  await ask(2)
  await until(store, ({ items }) => items.length === 2)
  await stop()
  await ask(3, 150)
  const again = new AbortController()
  const ended = store.start(again.signal)
  await until(store, ({ items }) => items.length === 150)
  t.equal(store.snapshot.received, 149)
  again.abort()
  await ended
})

t.test('what can not be followed is an error on the screen', async (t) => {
  const { client } = await start(t)
  const store = new TailStore({ client, name: 'nobody', schedule: (flush) => setTimeout(flush) })
  await store.start(new AbortController().signal)
  t.match(store.snapshot, { connection: 'ended', error: { status: 404 } })
})
