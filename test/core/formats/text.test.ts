// Texts of documents: what is no JSON and no YAML is told with its line and column, and every part has its place.
import t from 'tap'
import { MockhostError } from '../../../core/errors.ts'
import { MAX_DOCUMENT_CHARS, parseText } from '../../../core/formats/index.ts'
import { optionalModules } from '../../../core/optional-modules.ts'

/** Code and place of what parsing a text throws. */
async function mistakeOf(text: string): Promise<string> {
  try {
    await parseText(text)
    return 'none'
  } catch (error) {
    if (!(error instanceof MockhostError)) throw error
    const { code, line, column } = error
    return line === undefined ? code : `${code} ${line}:${column}`
  }
}

t.test('JSON is read without what reads YAML', async (t) => {
  t.same((await parseText('{"a": 1}')).value, { a: 1 })
  t.equal(await mistakeOf('{"a": 1'), 'document-syntax 1:8')
  t.equal(optionalModules.has('yaml'), false)
  await parseText('a: 1')
  t.equal(optionalModules.has('yaml'), true)
})

const values: [claim: string, text: string, value: unknown][] = [
  ['JSON begins with a brace', '{"a": [1, null, "x"]}', { a: [1, null, 'x'] }],
  ['JSON begins with a bracket', ' \n[1]', [1]],
  ['all else is YAML', 'a:\n  - 1\n  - ~\n  - x\n', { a: [1, null, 'x'] }],
  ['a comment is YAML', '# mine\na: 1', { a: 1 }],
  ['nothing is null', '', null],
  ['a byte order mark before JSON is no part of it', '\uFEFF{"a":1}', { a: 1 }],
  ['a byte order mark before YAML is no part of it', '\uFEFFa: 1', { a: 1 }],
  ['words are no flags, numbers may be in other bases', 'a: yes\nb: 0x1f', { a: 'yes', b: 31 }],
  ['dates are texts', 'a: 2020-01-01', { a: '2020-01-01' }],
  ['an alias repeats what is anchored', 'a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
  [
    'merged keys are keys',
    'a: &x {b: 1}\nc:\n  <<: *x\n  d: 2',
    { a: { b: 1 }, c: { b: 1, d: 2 } },
  ],
  ['a key of its own wins over a merged one', 'a: {<<: {b: 1, c: 1}, b: 2}', { a: { b: 2, c: 1 } }],
  ['the first of several merged wins', 'a: {<<: [{b: 1}, {b: 2, c: 3}]}', { a: { b: 1, c: 3 } }],
  ['unknown tags make nothing run', 'a: !!js/function "() => 1"', { a: '() => 1' }],
]

for (const [claim, text, value] of values) {
  t.test(claim, async (t) => t.same((await parseText(text)).value, value))
}

t.test('__proto__ is a key like any other', async (t) => {
  for (const text of ['{"__proto__": {"a": 1}}', '__proto__: {a: 1}']) {
    const value = (await parseText(text)).value as object
    t.same(Object.keys(value), ['__proto__'])
    t.equal(Object.getPrototypeOf(value), Object.prototype)
  }
})

const mistakes: [claim: string, text: string, mistake: string][] = [
  ['a comma at the end', '{"a":1,}', '1:8'],
  ['a missing colon', '{"a" 1}', '1:6'],
  ['a missing comma, where the next member is', '{\n"a": 1\n"b": 2}', '3:1'],
  ['a word that is none', '{"a": tru}', '1:7'],
  ['a text that does not end', '["a', '1:2'],
  ['a text over two lines', '{"a":"x\ny"}', '1:6'],
  ['a missing value', '\r\n{"a":1,\r\n"b":}', '3:5'],
  ['an item left out', '[1,,2]', '1:4'],
  ['something behind the end', '{"a":1} x', '1:9'],
  ['a missing brace', '{', '1:2'],
  ['an escape that is none', '{"a":"\\x"}', '1:6'],
  ['a key without quotes', '{a: 1}', '1:2'],
  ['a YAML list that does not end', 'a: [1', '1:6'],
  ['a value within a value', 'a: b: c', '1:4'],
  ['a tab before a YAML item', 'a:\n\t- 1', '2:1'],
  ['a YAML text that does not end', 'a: "x', '1:6'],
  ['a key among items', '- a\nb: 1', '2:1'],
  ['two documents in one', 'a: 1\n---\nb: 2', '2:1'],
  ['a YAML key given twice', 'a: 1\nb: 2\na: 3', '3:1'],
]

for (const [claim, text, place] of mistakes) {
  t.test(`${claim} is a mistake with its place`, async (t) => {
    t.equal(await mistakeOf(text), `document-syntax ${place}`)
  })
}

t.test('what is wrong is said in words', async (t) => {
  await t.rejects(parseText('{"a" 1}'), {
    message: 'The document is not valid JSON: colon expected',
  })
  await t.rejects(parseText('a: 1\na: 2'), {
    message: 'The document is not valid YAML: Map keys must be unique',
  })
})

/** Nine lists of ten, each holding the one before ten times: ten thousand million items. */
const bomb = [...'bcdefghij'].reduce(
  (text, name, index) =>
    `${text}\n${name}: &${name} [${Array(10).fill(`*${'abcdefghij'[index]}`).join()}]`,
  'a: &a [x,x,x,x,x,x,x,x,x,x]',
)

const tooMuch: [claim: string, text: string][] = [
  ['a text over the limit', 'x'.repeat(MAX_DOCUMENT_CHARS + 1)],
  ['lists that multiply by aliases', bomb],
  [
    'maps that multiply by merging',
    bomb.replaceAll(/\[(.*)\]/g, '{<<: [$1]}').replace('x,x', '{x: 1}'),
  ],
]

for (const [claim, text] of tooMuch) {
  t.test(`${claim} is refused`, async (t) => t.equal(await mistakeOf(text), 'document-too-large'))
}

t.test('an alias may be used hundreds of times', async (t) => {
  const aliases = Array(500).fill('*x').join()
  t.same((await parseText(`a: &x {b: 1}\nc: [${aliases}]`)).value, {
    a: { b: 1 },
    c: Array(500).fill({ b: 1 }),
  })
})

const deep: [claim: string, text: string][] = [
  ['lists in brackets', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['maps in braces', `a: ${'{a: '.repeat(20_000)}${'}'.repeat(20_000)}`],
  ['lists of dashes', `${'- '.repeat(20_000)}1`],
  ['keys of keys', `${'? '.repeat(20_000)}1`],
]

for (const [claim, text] of deep) {
  t.test(`${claim} nested too deeply are refused`, async (t) => {
    t.match(await mistakeOf(text), /^document-(too-large|syntax)/)
  })
}

t.test('JSON may be nested as deeply as the platform reads it', async (t) => {
  let { value } = await parseText(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)
  let depth = 0
  for (; Array.isArray(value); value = value[0]) depth++
  t.equal(depth, 20_000)
})
