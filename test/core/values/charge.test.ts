// What a value is charged before it is printed or copied: by its members and its texts, however often they are held.
import t from 'tap'
import { Budget } from '../../../core/budget.ts'
import { chargeFor } from '../../../core/values/index.ts'

function chargeOf(value: unknown): number {
  let spent = 0
  chargeFor(value, { spend: (units) => (spent += units) })
  return spent
}

const charges: [claim: string, value: unknown, units: number][] = [
  ['a number is one', 5, 1],
  ['null is one', null, 1],
  ['nothing is one', undefined, 1],
  ['a short text is one', 'abcdefg', 1],
  ['a text is one more for each eight characters', 'a'.repeat(800), 101],
  ['an empty list is one', [], 1],
  ['a list is one more than its items', [1, 2, 'a'.repeat(16)], 6],
  ['an object is one more than its members', { a: 1, b: [1, 2] }, 5],
  ['what an object inherits is free', Object.create({ a: 1 }), 1],
]

for (const [claim, value, units] of charges) {
  t.test(claim, async (t) => t.equal(chargeOf(value), units))
}

/** A small value that prints as a huge one: each list holds the one before twice. */
function doubled(times: number): unknown {
  let value: unknown = 'x'
  for (let time = 0; time < times; time++) value = [value, value]
  return value
}

t.test('a list that is held twice is charged twice', async (t) => {
  t.equal(chargeOf(doubled(10)), 2 ** 11 - 1)
})

t.test('a value that prints as a huge one uses the budget up', async (t) => {
  t.throws(() => chargeFor(doubled(60), new Budget(20, 1_000)), { code: 'template-budget' })
})
