// Values that are edited as JSON, and where a text is none.
import t from 'tap'
import {
  describeValue,
  readJson,
  writeJson,
} from '../../../admin-ui/deployment/state/json/index.ts'

t.test('what is JSON is read, and written so that it can be edited', async (t) => {
  for (const value of [null, 0, '', 'a', [], [1, { a: [] }], { a: null }])
    t.same(readJson(writeJson(value)), { value })
  t.equal(writeJson({ a: 1 }), '{\n  "a": 1\n}')
  t.equal(writeJson(undefined), 'null')
})

const mistakes: [text: string, line: number, column: number, message: RegExp][] = [
  ['', 1, 1, /a value is missing/],
  ['{\n  "a": 1,\n  b: 2\n}', 3, 3, /a name in double quotes/],
  ['[1, 2', 1, 6, /a , or \] is missing/],
  ['{"a": nul}', 1, 7, /a value/],
  ['[1,\n2,\n]', 3, 1, /a value/],
  ['[,1]', 1, 2, /a value or \]/],
  ['{"a" 1}', 1, 6, /a : is missing/],
  ['{"a": 1]', 1, 8, /a , or \}/],
  ['{"a": 1,}', 1, 9, /a name/],
  ['{} {}', 1, 4, /behind the end/],
  ['01', 1, 2, /behind the end/],
  ["['a']", 1, 2, /double quotes/],
  ['["a\tb"]', 1, 2, /a value/],
  ['{"a": {"b": [1, {"c": tru}]}}', 1, 23, /a value/],
  ['[[[]', 1, 5, /a , or \]/],
  ['}', 1, 1, /a value/],
]

t.test('what is none is told with its place, and what should be there', async (t) => {
  for (const [text, line, column, message] of mistakes) {
    t.match(readJson(text), { mistake: { line, column, message } }, text)
    t.throws(() => JSON.parse(text))
  }
})

t.test('however deep it is, it is told', async (t) => {
  const deep = 100_000
  t.match(readJson('['.repeat(deep)), { mistake: { line: 1, column: deep + 1 } })
})

t.test('a value is said in a word or two', async (t) => {
  t.same([[], [1], {}, { a: 1 }, 'x', 1, true, null].map(describeValue), [
    '0 items',
    '1 item',
    '0 fields',
    '1 field',
    'text',
    'number',
    'boolean',
    'null',
  ])
})
