// What speaks by itself leaves half of the time to others.
import t from 'tap'
import { Pace } from '../../../core/sockets/pace.ts'

t.test('turns that take so long stand twice as far apart', async (t) => {
  const pace = new Pace()
  const waits = Array.from({ length: 5 }, () => pace.reserve(1_000))
  t.equal(waits[0], 0)
  for (const [index, wait] of waits.slice(1).entries()) {
    const apart = wait - (waits[index] as number)
    t.ok(apart > 1_900 && apart <= 2_000, String(apart))
  }
})

t.test('what a turn took counts, not what it was expected to take', async (t) => {
  const pace = new Pace()
  pace.reserve(0)
  pace.settle(0, 500)
  const slow = pace.reserve(500)
  t.ok(slow > 900 && slow <= 1_000, String(slow))
  pace.settle(500, 0)
  const quick = pace.reserve(0)
  t.ok(quick > 900 && quick <= 1_000, String(quick))
})
