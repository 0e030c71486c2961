// The ring: what waits, what gives way, and what it costs.
import t from 'tap'
import { Ring, type RingOwner } from '../../../server/transactions/ring.ts'
import { bigExchange, exchangeOf, refusedExchange } from './exchanges.ts'

interface Watched extends RingOwner {
  woken: number
  held: number
}

function createOwner(): Watched {
  let last = 0
  return {
    woken: 0,
    held: 0,
    now: () => 1_000,
    nextId: () => ++last,
    wake() {
      this.woken++
    },
    weigh(bytes) {
      this.held += bytes
    },
    amend() {},
  }
}

const idsOf = (ring: Ring): number[] => ring.waiting().map(({ id }) => id)
const exchange = refusedExchange('')

function record(ring: Ring, times: number): void {
  for (let index = 0; index < times; index++) ring.record(exchange)
}

t.test('the newest wait, oldest first', async (t) => {
  const ring = new Ring('a', 3, createOwner())
  t.same(idsOf(ring), [])
  record(ring, 2)
  t.same(idsOf(ring), [1, 2])
  record(ring, 5)
  t.same(idsOf(ring), [5, 6, 7])
  t.same(ring.counts, { recorded: 7, overwritten: 4, dropped: 0 })
})

t.test('recording gives the id, or 0 where nothing is kept', async (t) => {
  t.equal(new Ring('a', 3, createOwner()).record(exchange), 1)
  const owner = createOwner()
  const ring = new Ring('a', 0, owner)
  t.equal(ring.record(exchange), 0)
  t.equal(ring.size, 0)
  t.equal(ring.counts.recorded, 0)
  t.equal(owner.woken, 0)
})

t.test('the oldest are taken, in any order of taking and recording', async (t) => {
  for (const capacity of [1, 2, 3, 7]) {
    const ring = new Ring('a', capacity, createOwner())
    let expected: number[] = []
    let last = 0
    for (const [recorded, taken] of [
      [1, 0],
      [2, 1],
      [5, 2],
      [3, 9],
      [8, 1],
      [1, 1],
      [4, 2],
      [9, 7],
    ]) {
      record(ring, recorded as number)
      for (let index = 0; index < (recorded as number); index++) expected.push(++last)
      expected = expected.slice(-capacity)
      const ids = ring.take(taken as number).map(({ id }) => id)
      t.same(ids, expected.splice(0, taken))
      t.same(idsOf(ring), expected)
    }
  }
})

t.test('a ring wakes its owner when it begins to wait, and not for each request', async (t) => {
  const owner = createOwner()
  const ring = new Ring('a', 2, owner)
  record(ring, 5)
  t.equal(owner.woken, 1)
  ring.take(1)
  record(ring, 1)
  t.equal(owner.woken, 1, 'it was waiting already')
  ring.take(2)
  record(ring, 1)
  t.equal(owner.woken, 2)
})

t.test('a ring knows whether it is overrun', async (t) => {
  const ring = new Ring('a', 2, createOwner())
  record(ring, 2)
  t.notOk(ring.isOverrun)
  record(ring, 1)
  t.ok(ring.isOverrun)
  ring.take(1)
  t.notOk(ring.isOverrun)
})

t.test('another capacity keeps the newest', async (t) => {
  const owner = createOwner()
  const ring = new Ring('a', 4, owner)
  record(ring, 6)
  ring.resize(2)
  t.same(idsOf(ring), [5, 6])
  t.equal(owner.woken, 2, 'so that the file is trimmed too')
  ring.resize(4)
  record(ring, 3)
  t.same(idsOf(ring), [6, 7, 8, 9])
  t.equal(ring.capacity, 4)
  ring.resize(0)
  t.same(idsOf(ring), [])
  t.equal(ring.record(exchange), 0)
})

t.test('what a slow writer costs is a loss, where more are to be kept than can wait', async (t) => {
  const ring = new Ring('a', 20_000, createOwner())
  record(ring, 10_003)
  t.equal(ring.size, 10_000)
  t.same(ring.counts, { recorded: 10_003, overwritten: 0, dropped: 3 })
})

t.test('bodies that only the ring holds on to are weighed, until it lets go', async (t) => {
  const big = await bigExchange(40_000)
  const posted = await exchangeOf('/users', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'x'.repeat(1_000) }),
  })
  const owner = createOwner()
  const ring = new Ring('a', 2, owner)
  ring.record(await exchangeOf('/hello'))
  t.equal(owner.held, 0, 'the mock has its body anyhow')
  ring.record(big)
  t.equal(owner.held, 80_000)
  ring.record(posted)
  t.ok(owner.held > 82_000)
  ring.record(await exchangeOf('/hello'))
  t.ok(owner.held > 2_000 && owner.held < 3_000, 'the big one gave way')
  ring.take(2)
  t.equal(owner.held, 0)
})

t.test('recording costs well under a microsecond', async (t) => {
  const ring = new Ring('a', 1_000, createOwner())
  record(ring, 100_000)
  const rounds = Array.from({ length: 5 }, () => {
    const started = performance.now()
    record(ring, 100_000)
    return (performance.now() - started) / 100_000
  })
  const microseconds = Math.min(...rounds) * 1_000
  t.ok(microseconds < 1, `${microseconds.toFixed(3)} µs`)
})
