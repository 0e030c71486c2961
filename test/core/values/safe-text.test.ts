// How values become text: printed by a template, escaped for HTML, or as JavaScript writes them.
import Handlebars from 'handlebars'
import t from 'tap'
import {
  EncodedText,
  escapeHtml,
  javaScriptText,
  plain,
  SafeText,
  toText,
} from '../../../core/values/index.ts'
import { SeededRandom } from '../seeded-random.ts'

const printed: [value: unknown, text: string][] = [
  ['text', 'text'],
  ['', ''],
  [null, ''],
  [undefined, ''],
  [0, '0'],
  [-0, '0'],
  [1e21, '1e+21'],
  [Number.NaN, 'NaN'],
  [true, 'true'],
  [false, 'false'],
  [[], ''],
  [[1, 'a', null, undefined, [2, [3]]], '1,a,,,2,3'],
  [{}, '[object Object]'],
  [[{ a: 1 }, 2], '[object Object],2'],
  [new SafeText('<b>'), '<b>'],
  [[new SafeText('<b>'), new EncodedText('&')], '<b>,&'],
  // What a value calls itself is not asked.
  [{ toString: () => 'mine' }, '[object Object]'],
  [{ toString: 'no function' }, '[object Object]'],
  [JSON.parse('{"__proto__": null}'), '[object Object]'],
]

t.test('a template prints a value', async (t) => {
  for (const [value, text] of printed) t.equal(toText(value), text)
  t.equal(toText(new Date(0)), String(new Date(0)))
})

t.test('a text is escaped as Handlebars escapes it', async (t) => {
  const random = new SeededRandom(2)
  const pieces = ['&', '<', '>', '"', "'", '`', '=', 'a', ' ', '/', '&amp;', '\\', 'é', '\n']
  for (let round = 0; round < 500; round++) {
    const text = Array.from({ length: random.below(8) }, () => random.pick(pieces)).join('')
    const expected = Handlebars.Utils.escapeExpression(text)
    if (escapeHtml(text) !== expected) t.equal(escapeHtml(text), expected)
  }
  t.equal(escapeHtml('&<>"\'`='), '&amp;&lt;&gt;&quot;&#x27;&#x60;&#x3D;')
})

t.test('a safe text is its text, wherever it goes', async (t) => {
  for (const safe of [new SafeText('<b>'), new EncodedText('<b>')]) {
    t.equal(String(safe), '<b>')
    t.equal(`${safe}`, '<b>')
    t.equal(plain(safe), '<b>')
    t.equal(JSON.stringify({ list: [safe] }), '{"list":["<b>"]}')
  }
  for (const value of ['<b>', 5, null, undefined]) t.equal(plain(value), value)
  const object = { string: 'no safe text' }
  t.equal(plain(object), object)
})

const json = [
  'a',
  5,
  true,
  null,
  [],
  [null],
  [1, [2, [null, 3]]],
  {},
  { a: 1 },
  [{}, { a: [] }],
  [[], [[]]],
  1e21,
  -0,
]

t.test('JSON is written as JavaScript writes it, without asking its members how', async (t) => {
  for (const value of [...json, undefined]) t.equal(javaScriptText(value), String(value))
  for (const member of ['toString', 'valueOf', 'join']) {
    t.equal(javaScriptText({ [member]: 'x' }), '[object Object]')
  }
  t.equal(javaScriptText([undefined, null, 1]), ',,1')
})
