// Differences: each in a sentence that says where, what is there, and what was expected.
import t from 'tap'
import { differencesOf } from '../../../sdk/expect/differences.ts'

const anyNumber = {
  asymmetricMatch: (value: unknown) => typeof value === 'number',
  toAsymmetricMatcher: () => 'Any<Number>',
}

t.test('what is as expected has no differences', async (t) => {
  const table: [actual: unknown, expected: unknown][] = [
    [1, 1],
    ['a', 'a'],
    [null, null],
    [undefined, undefined],
    [{ a: 1, b: 2 }, { a: 1 }],
    [{ a: 1 }, {}],
    [{ a: 1 }, { b: undefined }],
    [
      [1, { a: 1, b: 2 }],
      [1, { a: 1 }],
    ],
    ['abc', /b/],
    ['ab ab', /ab/g],
    [7, /7/],
    [7, (value: unknown) => value === 7],
    [7, anyNumber],
    [{ a: 7 }, { a: anyNumber }],
    [Number.NaN, Number.NaN],
  ]
  for (const [actual, expected] of table)
    t.same(differencesOf('body', actual, expected), [], `${JSON.stringify(actual)} ${expected}`)
})

t.test('every difference is told with its place', async (t) => {
  const table: [actual: unknown, expected: unknown, differences: string[]][] = [
    [1, 2, ['body is 1, expected 2']],
    ['1', 1, ['body is "1", expected 1']],
    [undefined, { a: 1 }, ['body is missing, expected {"a":1}']],
    [{ a: { b: 1 } }, { a: { b: 2 } }, ['body.a.b is 1, expected 2']],
    [{}, { a: 1 }, ['body.a is missing, expected 1']],
    [{ a: 1 }, { a: undefined }, ['body.a is 1, expected missing']],
    [{ 'x y': 1 }, { 'x y': 2 }, ['body["x y"] is 1, expected 2']],
    [[1], [1, 2], ['body has 1 item, expected 2 items']],
    [[1, 2], [1, 3], ['body[1] is 2, expected 3']],
    [{ a: 1, b: 2 }, { a: 2, b: 3 }, ['body.a is 1, expected 2', 'body.b is 2, expected 3']],
    ['abc', /x/i, ['body is "abc", expected a match of /x/i']],
    ['abc', anyNumber, ['body is "abc", expected Any<Number>']],
    [{ a: 'b' }, { a: { b: 1 } }, ['body.a is "b", expected {"b":1}']],
    [7, () => false, ['body is 7, which the function said no to']],
    [{ constructor: 1 }, { toString: 1 }, ['body.toString is missing, expected 1']],
  ]
  for (const [actual, expected, differences] of table)
    t.same(differencesOf('body', actual, expected), differences, differences.join())
})

t.test('a value that is in itself, or is long, is shown cut short', async (t) => {
  const ring: Record<string, unknown> = {}
  ring.ring = ring
  t.match(differencesOf('body', 1, ring), [/^body is 1, expected/])
  t.match(differencesOf('body', 'x'.repeat(1_000), 'y'), [/^body is "x{119}…, expected "y"$/])
  const deep: Record<string, unknown> = {}
  deep.deep = deep
  t.match(differencesOf('body', deep, deep), [/nested too deeply/])
})
