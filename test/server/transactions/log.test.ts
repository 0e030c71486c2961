// The log: what is kept, how it is found, who is told, and what a broken file costs.
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Transaction, TransactionFilter } from '../../../core/api/index.ts'
import { openDatabase } from '../../../server/storage/index.ts'
import type { RecordedExchange, Ring, TransactionLog } from '../../../server/transactions/index.ts'
import { bigExchange, exchangeOf, refusedExchange } from './exchanges.ts'
import { openLog } from './open-log.ts'

const NOW = Date.UTC(2026, 10, 26, 12)
const hello = await exchangeOf('/hello')

function record(ring: Ring, times: number, exchange: RecordedExchange = hello): number[] {
  return Array.from({ length: times }, () => ring.record(exchange))
}

const idsOf = (transactions: readonly Transaction[]): number[] => transactions.map(({ id }) => id)
const listed = (log: TransactionLog, filter?: TransactionFilter): number[] =>
  idsOf(log.list('a', filter).transactions)

/** Waits until something holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 500) throw new Error('it never came to hold')
    await sleep(10)
  }
}

t.test('the newest come first, whether they are written yet or not', async (t) => {
  const { log } = await openLog(t)
  const ring = log.ring('a', 100)
  const written = record(ring, 3)
  log.flush()
  const waiting = record(ring, 3)
  t.equal(ring.size, 3)
  t.same(listed(log), [...written, ...waiting].reverse())
  t.same(log.get('a', waiting[1] as number)?.id, waiting[1])
  t.same(log.get('a', written[1] as number)?.id, written[1])
  t.equal(log.get('a', 1), undefined)
})

t.test('no deployment sees the transactions of another one', async (t) => {
  const { log } = await openLog(t)
  const [own] = record(log.ring('a', 100), 1)
  const [other] = record(log.ring('b', 100), 1)
  for (const _ of ['waiting', 'written']) {
    t.same(listed(log), [own])
    t.equal(log.get('a', other as number), undefined)
    t.same(idsOf(log.since('a', 0, 10)), [own])
    log.flush()
  }
})

t.test('a deployment keeps its newest', async (t) => {
  const { log } = await openLog(t)
  const ring = log.ring('a', 10)
  const ids = record(ring, 8)
  log.flush()
  ids.push(...record(ring, 7))
  log.flush()
  t.same(listed(log), ids.slice(-10).reverse())
  record(log.ring('b', 10), 5)
  const more = record(ring, 25)
  log.flush()
  t.same(listed(log), more.slice(-10).reverse())
  t.equal(log.list('b').transactions.length, 5, 'the others keep theirs')
  t.match(log.metrics(), { recorded: 45, written: 30, overwritten: 15, dropped: 0, queued: 0 })
})

t.test('a smaller quota holds at once, and over a restart', async (t) => {
  const { log, file } = await openLog(t)
  const ids = record(log.ring('a', 10), 10)
  log.flush()
  t.equal(log.ring('a', 4), log.ring('a', 4), 'the ring stays the same')
  log.flush()
  t.same(listed(log), ids.slice(-4).reverse())
  log.close()
  const { log: next } = await openLog(t, { file })
  const [newest] = record(next.ring('a', 3), 1)
  next.flush()
  t.same(listed(next), [newest, ...ids.slice(-2).reverse()])
  next.ring('a', 0)
  next.flush()
  t.same(listed(next), [])
})

t.test('a quota of 0 records nothing, and forgets what was there', async (t) => {
  const { log, file } = await openLog(t)
  record(log.ring('a', 10), 3)
  log.close()
  const { log: next } = await openLog(t, { file })
  t.equal(next.ring('a', 0).record(hello), 0)
  next.flush()
  t.same(listed(next), [])
  t.equal(next.metrics().recorded, 0)
})

t.test('ids grow, also within a millisecond and when the clock goes back', async (t) => {
  let now = NOW
  const { log, file } = await openLog(t, { now: () => now })
  const ids = record(log.ring('a', 10), 2)
  now -= 60_000
  ids.push(...record(log.ring('b', 10), 1))
  log.close()
  const { log: next } = await openLog(t, { file, now: () => now })
  ids.push(...record(next.ring('a', 10), 1))
  t.same(
    ids,
    [0, 1, 2, 3].map((step) => NOW * 1_000 + step),
  )
  t.ok(Number.isSafeInteger(ids[0]))
})

t.test('what was recorded is there after a restart', async (t) => {
  const { log, file } = await openLog(t)
  const ids = record(log.ring('a', 10), 3)
  const before = log.list('a')
  log.close()
  const { log: next } = await openLog(t, { file })
  t.same(next.list('a'), before)
  t.same(listed(next), ids.reverse())
})

t.test('pages follow each other by their cursors, over the edge of the file', async (t) => {
  const { log } = await openLog(t)
  const ring = log.ring('a', 1_000)
  const ids = record(ring, 130)
  log.flush()
  ids.push(...record(ring, 75))
  const pages: number[] = []
  const found: number[] = []
  let cursor: number | null | undefined
  while (cursor !== null) {
    const page = log.list('a', cursor === undefined ? {} : { before: cursor })
    pages.push(page.transactions.length)
    found.push(...idsOf(page.transactions))
    cursor = page.cursor
  }
  t.same(pages, [50, 50, 50, 50, 5])
  t.same(found, ids.reverse())
  t.equal(log.list('a', { limit: 1_000 }).transactions.length, 200, 'the most there are at once')
  t.equal(log.list('a', { limit: 200 }).cursor, ids[199])
  t.same(log.list('nobody'), { transactions: [], cursor: null })
})

t.test('transactions are filtered, whether they are written or not', async (t) => {
  let now = NOW
  const { log } = await openLog(t, { now: () => now })
  const ring = log.ring('a', 100)
  const exchanges = {
    hello,
    missing: await exchangeOf('/Helo?x=/hello'),
    created: await exchangeOf('/users', { method: 'POST', body: '{}' }),
    gone: await exchangeOf('/gone'),
    failing: await exchangeOf('/failing'),
    refused: refusedExchange('no key'),
    ours: { ...hello, session: 'ours' },
    theirs: { ...hello, session: 'theirs' },
  }
  const names = new Map<number, string>()
  for (const [name, exchange] of Object.entries(exchanges)) {
    names.set(ring.record(exchange), name)
    now += 1_000
  }
  const at = (seconds: number) => new Date(NOW + seconds * 1_000).toISOString()
  const cases: [TransactionFilter, string[]][] = [
    [{}, ['theirs', 'ours', 'refused', 'failing', 'gone', 'created', 'missing', 'hello']],
    [{ session: 'ours' }, ['ours']],
    [{ session: 'our' }, []],
    [{ session: '', path: '/hello' }, ['refused', 'hello']],
    [{ status: '410' }, ['gone']],
    [{ status: '4xx' }, ['refused', 'gone', 'missing']],
    [{ status: '5xx' }, ['failing']],
    [{ status: '418' }, []],
    [{ method: 'POST' }, ['created']],
    [{ method: 'post' }, ['created']],
    [{ path: '/hel' }, ['theirs', 'ours', 'refused', 'missing', 'hello']],
    [{ path: 'HELLO' }, ['theirs', 'ours', 'refused', 'hello']],
    [{ path: '%' }, []],
    [{ route: 'e3a1f0a2-0000-4000-8000-000000000001' }, ['theirs', 'ours', 'hello']],
    [{ since: at(4) }, ['theirs', 'ours', 'refused', 'failing']],
    [{ until: at(1) }, ['missing', 'hello']],
    [{ since: at(1), until: at(2) }, ['created', 'missing']],
    [{ since: '2026-11-26T14:00:04+02:00' }, ['theirs', 'ours', 'refused', 'failing']],
    [{ status: '4xx', path: 'hel', limit: 1 }, ['refused']],
    [{ before: [...names.keys()][1] as number }, ['hello']],
  ]
  for (const where of ['waiting', 'written']) {
    for (const [filter, expected] of cases)
      t.same(
        listed(log, filter).map((id) => names.get(id)),
        expected,
        `${where}: ${JSON.stringify(filter)}`,
      )
    log.flush()
  }
})

t.test('what came since is given oldest first, over the edge of the file', async (t) => {
  const { log } = await openLog(t)
  const ring = log.ring('a', 100)
  const ids = record(ring, 5)
  log.flush()
  ids.push(...record(ring, 5))
  t.same(idsOf(log.since('a', 0, 100)), ids)
  t.same(idsOf(log.since('a', ids[2] as number, 4)), ids.slice(3, 7))
  t.same(idsOf(log.since('a', ids[7] as number, 4)), ids.slice(8))
  t.same(log.since('a', ids[9] as number, 4), [])
})

t.test('entries are written by themselves, soon', async (t) => {
  const { log } = await openLog(t, { flushMs: 20 })
  const ring = log.ring('a', 1_000)
  record(ring, 350)
  record(log.ring('b', 10), 1)
  t.equal(log.metrics().written, 0, 'not while requests are answered')
  await until(() => log.metrics().queued === 0)
  t.match(log.metrics(), { recorded: 351, written: 351, overwritten: 0, dropped: 0 })
  record(ring, 1)
  await until(() => log.metrics().written === 352)
})

t.test('bodies that take too much memory are written at once', async (t) => {
  const { log } = await openLog(t)
  const exchange = await bigExchange(500_000)
  const ring = log.ring('a', 1_000)
  record(ring, 16, exchange)
  await sleep(50)
  t.equal(log.metrics().written, 0, '16 MB may wait')
  record(ring, 4, exchange)
  await until(() => log.metrics().written > 0)
})

t.test('a listener is told of each, oldest first, in batches', async (t) => {
  const { log } = await openLog(t, { flushMs: 10 })
  const ring = log.ring('a', 10_000)
  const batches: { time: number; ids: number[] }[] = []
  const end = log.subscribe('a', (transactions) =>
    batches.push({ time: performance.now(), ids: idsOf(transactions) }),
  )
  t.teardown(end)
  const others: Transaction[] = []
  t.teardown(log.subscribe('b', (transactions) => others.push(...transactions)))
  const ids: number[] = []
  for (let round = 0; round < 30; round++) {
    ids.push(...record(ring, 10))
    await sleep(10)
  }
  await until(() => batches.flatMap((batch) => batch.ids).length >= ids.length)
  t.same(
    batches.flatMap((batch) => batch.ids),
    ids,
  )
  const gaps = batches.slice(1).map(({ time }, index) => time - (batches[index]?.time ?? 0))
  t.ok(gaps.length > 0 && Math.min(...gaps) >= 95, `batches ${gaps.map(Math.round)} ms apart`)
  t.same(others, [])
  end()
  record(ring, 1)
  log.flush()
  await sleep(150)
  t.equal(batches.flatMap((batch) => batch.ids).length, ids.length, 'no more after the end')
})

t.test('a listener is told how many came too fast to be told', async (t) => {
  const { log } = await openLog(t, { flushMs: 10 })
  const ring = log.ring('a', 100)
  let count = 0
  let missed = 0
  t.teardown(
    log.subscribe('a', (transactions, before) => {
      count += transactions.length
      missed += before
    }),
  )
  for (let round = 0; round < 3; round++) {
    record(ring, 250)
    await until(() => count + missed >= (round + 1) * 250)
  }
  t.equal(count + missed, 750)
  t.ok(missed >= 450, `${missed} missed`)
})

t.test('a listener that fails harms no other, and is told', async (t) => {
  const { log, problems } = await openLog(t, { flushMs: 10 })
  const told: number[] = []
  log.subscribe('a', () => {
    throw new Error('the client is gone')
  })
  log.subscribe('a', (transactions) => told.push(...idsOf(transactions)))
  const ids = record(log.ring('a', 10), 2)
  await until(() => told.length > 0)
  t.same(told, ids)
  t.match(problems, [/the client is gone/])
})

t.test('clearing forgets what waits and what is written, of one deployment', async (t) => {
  const { log } = await openLog(t)
  const ring = log.ring('a', 10)
  record(ring, 3)
  record(log.ring('b', 10), 1)
  log.flush()
  record(ring, 3)
  log.clear('a')
  t.same(listed(log), [])
  t.equal(log.list('b').transactions.length, 1)
  const ids = record(ring, 10)
  log.flush()
  t.same(listed(log), ids.reverse(), 'and it begins to count anew')
})

t.test('a ring that is forgotten is written first', async (t) => {
  const { log } = await openLog(t)
  const ids = record(log.ring('a', 250), 250)
  log.forget('a')
  log.forget('nobody')
  t.match(log.metrics(), { recorded: 250, written: 250, queued: 0 })
  t.same(listed(log, { limit: 3 }), ids.slice(-3).reverse())
  const ring = log.ring('a', 250)
  ids.push(...record(ring, 2))
  log.flush()
  t.equal(log.metrics().recorded, 252)
  t.equal(log.since('a', 0, 1_000).length, 250)
})

t.test('what is too old goes', async (t) => {
  let now = NOW
  const { log } = await openLog(t, { now: () => now, maxAgeMs: 60_000 })
  const ring = log.ring('a', 2_000)
  record(ring, 1_200)
  log.flush()
  now += 30_000
  const ids = record(ring, 3)
  log.flush()
  await log.trim()
  t.equal(log.since('a', 0, 2_000).length, 1_203)
  now += 30_002
  await log.trim()
  t.same(listed(log), ids.reverse())
  record(ring, 1_999)
  log.flush()
  t.equal(log.since('a', 0, 5_000).length, 2_000, 'and it is counted anew')
})

t.test('an age of 0 keeps everything', async (t) => {
  let now = NOW
  const { log } = await openLog(t, { now: () => now })
  record(log.ring('a', 10), 1)
  log.flush()
  now += 1e12
  await log.trim()
  t.equal(listed(log).length, 1)
})

t.test('a file that breaks costs entries, told once, and no exception', async (t) => {
  const { log, file, problems } = await openLog(t, { flushMs: 10 })
  const ring = log.ring('a', 10)
  const told: number[] = []
  log.subscribe('a', (transactions) => told.push(...idsOf(transactions)))
  record(ring, 1)
  log.flush()
  const database = await openDatabase(file, { durability: 'normal' })
  t.teardown(() => database.close())
  database.exec('ALTER TABLE transactions RENAME TO elsewhere')

  const lost = record(ring, 3)
  await until(() => log.metrics().dropped === 3)
  record(ring, 2)
  await until(() => log.metrics().dropped === 5)
  t.match(problems, [/can't be written: .*no such table.*Requests go on being answered/])
  t.match(log.metrics(), { recorded: 6, written: 1, queued: 0 })
  await until(() => told.length === 6)
  t.same(told.slice(1, 4), lost, 'whoever follows sees them nevertheless')

  database.exec('ALTER TABLE elsewhere RENAME TO transactions')
  record(ring, 1)
  log.flush()
  t.match(log.metrics(), { written: 2, dropped: 5 })
  t.equal(listed(log).length, 2)
  database.exec('DROP TABLE transactions')
  record(ring, 1)
  log.flush()
  t.equal(problems.length, 2, 'the next failure is another one')
})

t.test('a request that can not be described costs that one only', async (t) => {
  const { log, problems } = await openLog(t)
  const ring = log.ring('a', 10)
  const { method, target, path, hasBody, raw, text } = hello.request
  const request = {
    ...{ method, target, path, hasBody, raw, text },
    header: () => undefined,
    headers: () => {
      throw new Error('the request is gone')
    },
  }
  const ids = [ring.record(hello), ring.record({ ...hello, request }), ring.record(hello)]
  log.flush()
  t.same(listed(log), [ids[2], ids[0]])
  t.match(problems, [/the request is gone/])
  t.match(log.metrics(), { written: 2, dropped: 1 })
})

t.test('a closed log records nothing more, and does not mind', async (t) => {
  const { log, problems } = await openLog(t, { flushMs: 1 })
  const ring = log.ring('a', 10)
  log.close()
  log.close()
  record(ring, 20)
  await sleep(20)
  t.same(problems, [])
})
