// Requests by the minute.
import t from 'tap'
import { Minutes } from '../../../server/data-plane/minutes.ts'

const MINUTE = 60_000
const start = 1_000_000 * MINUTE

const last = (minutes: Minutes, now: number) => {
  const { requests, clientErrors, serverErrors } = minutes.counts(now)
  return [requests, clientErrors, serverErrors].map((counts) => counts.slice(-3))
}

t.test('requests are counted in their minute, and errors by whose they are', async (t) => {
  const minutes = new Minutes()
  for (const status of [200, 404, 503, 302]) minutes.count(status, start)
  minutes.count(200, start + MINUTE)
  t.same(last(minutes, start + MINUTE), [
    [0, 4, 1],
    [0, 1, 0],
    [0, 1, 0],
  ])
  t.equal(minutes.counts(start).requests.length, 60)
})

t.test('the total is that of the last hour', async (t) => {
  const minutes = new Minutes()
  for (const at of [0, 1, 1, 59]) minutes.count(200, start + at * MINUTE)
  t.equal(minutes.total(start + 59 * MINUTE), 4)
  t.equal(minutes.total(start + 60 * MINUTE), 3)
  t.equal(minutes.total(start + 200 * MINUTE), 0)
})

t.test('what is an hour old is forgotten, whether or not anything came since', async (t) => {
  const minutes = new Minutes()
  minutes.count(500, start)
  t.equal(minutes.counts(start + 59 * MINUTE).requests[0], 1)
  t.same(minutes.counts(start + 60 * MINUTE).requests, new Array(60).fill(0))
  minutes.count(200, start + 60 * MINUTE)
  t.same(last(minutes, start + 60 * MINUTE), [
    [0, 0, 1],
    [0, 0, 0],
    [0, 0, 0],
  ])
})

t.test(
  'two counts are added minute by minute, and an older minute hides no newer one',
  async (t) => {
    const [a, b] = [new Minutes(), new Minutes()]
    a.count(200, start)
    b.count(200, start)
    b.count(404, start + 60 * MINUTE)
    a.add(b)
    t.equal(a.counts(start + 60 * MINUTE).requests.at(-1), 1)
    b.add(new Minutes())
    const c = new Minutes()
    c.count(200, start)
    const d = new Minutes()
    d.count(200, start)
    d.add(c)
    t.equal(d.counts(start).requests.at(-1), 2)
  },
)
