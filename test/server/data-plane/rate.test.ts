// Quotas: so many requests a second, so many a month.
import t from 'tap'
import { MonthlyCalls, RateLimit } from '../../../server/data-plane/rate.ts'

t.test(
  'a second holds as many requests as the quota says, and then says how long to wait',
  async (t) => {
    const limit = new RateLimit(5, 0)
    const taken = (now: number) => limit.take(5, now)
    t.same([0, 0, 0, 0, 0].map(taken), [0, 0, 0, 0, 0])
    t.equal(taken(0), 200)
    t.equal(taken(100), 100, 'waiting counts')
    t.equal(taken(200), 0)
    t.same([10_000, 10_000, 10_000, 10_000, 10_000].map(taken), [0, 0, 0, 0, 0])
    t.ok(taken(10_000) > 0, 'a long rest gives no more than a second holds')
  },
)

t.test('a month ends in UTC, and the count begins again', async (t) => {
  const lastMs = Date.UTC(2026, 11, 1) - 1
  const calls = new MonthlyCalls(7, lastMs)
  calls.count(lastMs)
  t.equal(calls.calls(lastMs), 8)
  t.equal(calls.month, '2026-11')
  t.equal(calls.untilNext(lastMs), 1)
  calls.count(lastMs + 1)
  t.equal(calls.calls(lastMs + 1), 1)
  t.equal(calls.month, '2026-12')
  t.equal(new MonthlyCalls(0, Date.UTC(2026, 11, 31)).untilNext(Date.UTC(2027, 0, 1)), 0)
})
