// Sorting: stable, and the same on every runtime even where items have no order among each other.
import t from 'tap'
import { sort } from '../../../core/values/index.ts'
import { SeededRandom } from '../seeded-random.ts'

interface Item {
  readonly key: number
  readonly place: number
}

/** Items whose keys often repeat, with stretches that are already in order, rising or falling. */
function itemsOf(random: SeededRandom, length: number): Item[] {
  const trend = random.pick([0, 0, 1, -1])
  const spread = 1 + random.below(20)
  return Array.from({ length }, (_, place) => ({
    key: random.below(spread) + trend * Math.min(place, length >> 1),
    place,
  }))
}

const byKey = (one: Item, other: Item): number => one.key - other.key
const places = (items: readonly Item[]): string => items.map(({ place }) => place).join()

t.test('items with an order come in it, and equal ones stay as they were', async (t) => {
  const random = new SeededRandom(3)
  for (let round = 0; round < 3_000; round++) {
    const items = itemsOf(random, random.below(90))
    const expected = items
      .map((item) => item)
      .sort((one, other) => byKey(one, other) || one.place - other.place)
    const before = places(items)
    const sorted = sort(items, byKey)
    if (places(sorted) !== places(expected)) t.equal(places(sorted), places(expected), before)
  }
  t.pass('3,000 lists')
})

t.test('a list is sorted in its place, and given back', async (t) => {
  for (const length of [0, 1, 2, 10, 100]) {
    const items = itemsOf(new SeededRandom(length), length)
    t.equal(sort(items, byKey), items)
  }
})

/** An order that is none: it contradicts itself, but gives the same for the same two items. */
const contradictory = (one: Item, other: Item): number =>
  ((one.key * 31 + other.key * 17 + one.place * 7 + other.place * 3) % 5) - 2

t.test('items without an order come as V8 sorts them, up to 63 of them', async (t) => {
  const random = new SeededRandom(5)
  for (let round = 0; round < 2_000; round++) {
    const items = itemsOf(random, random.below(64))
    const expected = places(items.toSorted(contradictory))
    const sorted = places(sort([...items], contradictory))
    if (sorted !== expected) t.equal(sorted, expected, places(items))
  }
  t.pass('2,000 lists')
})

t.test('a short list does not depend on how the platform sorts', async (t) => {
  const own = Array.prototype.sort
  const items = itemsOf(new SeededRandom(9), 63)
  t.teardown(() => {
    Array.prototype.sort = own
  })
  Array.prototype.sort = () => {
    throw new Error('the platform was asked')
  }
  const sorted = sort([...items], byKey)
  Array.prototype.sort = own
  t.equal(places(sorted), places(items.sort(byKey)))
})

t.test('what can not be compared gives one order everywhere', async (t) => {
  const values: unknown[] = [3, 'b', undefined, 1, null, Number.NaN, 'a', 2, undefined, 0]
  const compare = (one: unknown, other: unknown): number => {
    if ((one as number) < (other as number)) return -1
    return (one as number) > (other as number) ? 1 : 0
  }
  t.same(
    sort([...values], compare).map((value) => String(value)),
    ['3', 'b', 'undefined', 'null', '0', '1', 'NaN', 'a', '2', 'undefined'],
  )
})
