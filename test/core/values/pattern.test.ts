// Regular expressions: they match as the platform's do, and none runs away.
import t from 'tap'
import { optionalModules } from '../../../core/optional-modules.ts'
import { compilePattern, unboundedReason } from '../../../core/values/index.ts'

const a = (count: number): string => 'a'.repeat(count)

t.test(
  'what could run away waits for the linear matcher, and what is cheap does not',
  async (t) => {
    const pattern = compilePattern('(a+)+$')
    t.throws(() => pattern.test('a'), { name: 'MissingModule', module: 're2js' })
    t.throws(() => compilePattern('a*').test(a(2_000)), { name: 'MissingModule' })
    t.throws(() => compilePattern('(a+)+\\1').test('a'), { code: 'pattern-unbounded' })
    t.ok(compilePattern('a*').test(a(900)))
    await optionalModules.load('re2js')
    t.ok(pattern.test('a'))
  },
)

/** Repetitions in repetitions that take nothing away: behind them a pattern goes to the linear matcher. */
const NESTED = '(?:(?:\\x00*)*)'

const table: [source: string, ...texts: string[]][] = [
  ['', '', 'a'],
  ['a', 'a', 'ba', 'b', 'A', ''],
  ['^a$', 'a', 'aa', 'a\n', '\na'],
  ['^(?:ab|cd)*$', '', 'ab', 'abcd', 'abc'],
  ['a.c', 'abc', 'a\nc', 'ac', 'a-c'],
  ['a+?b', 'aab', 'b'],
  ['^a{2,3}$', 'a', 'aa', 'aaa', 'aaaa'],
  ['^a{2}$', 'aa', 'aaa'],
  ['^a{2,}$', 'a', 'aaaaa'],
  ['^a{0}b', 'b', 'ab'],
  ['^\\d+$', '123', '12a', '٣', ''],
  ['^\\D+$', 'abc', 'a1'],
  ['^\\w+$', 'a_1', 'é', 'a-b'],
  ['\\W', 'é', 'a'],
  ['a\\sb', 'a b', 'a\tb', 'a\nb', 'ab'],
  ['^\\S+$', 'ab', 'a b'],
  ['\\bcat\\b', 'a cat', 'cats', 'cat.'],
  ['\\Bat', 'cat', 'at'],
  ['[a-c]', 'b', 'd'],
  ['[^a-c]', 'b', 'd', '\n'],
  ['[]', 'a', ''],
  ['[^]', '\n', ''],
  ['[\\]\\-^]', ']', '-', '^', '\\'],
  ['[a&&b]', '&', 'a', 'c'],
  ['[\\w-]', '-', 'a', '+'],
  [']', ']', 'a'],
  ['a{', 'a{', 'a'],
  ['a{,2}', 'a{,2}', 'aa'],
  ['}', '}', 'a'],
  ['\\/\\-\\_\\<', '/-_<', '/'],
  ['\\x41\\u0042', 'AB', 'ab'],
  ['\\cA', '\x01', 'A'],
  ['\\0', '\0', '0'],
  ['\\t\\n\\v\\f\\r', '\t\n\v\f\r', 'tnvfr'],
  ['(?<name>a)b', 'ab', 'b'],
  ['(a)|b', 'a', 'b', 'c'],
  ['\\e\\C\\h\\R\\G\\Z', 'eChRGZ', 'a'],
  ['\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\^\\$\\\\', '.*+?()[]{}|^$\\', 'a'],
  ['(?<=a)b', 'ab', 'cb'],
  ['é|ü', 'é', 'u'],
  ['^(?:a|b|)+$', '', 'abab', 'c'],
  ['(^a|b$)', 'ax', 'xb', 'xax'],
]

t.test('a pattern matches as the platform matches it, at once or in linear time', async (t) => {
  for (const [source, ...texts] of table) {
    for (const flags of ['', 'i'] as const) {
      const expected = texts.map((text) => new RegExp(source, flags).test(text))
      const found = (pattern: string) =>
        texts.map((text) => compilePattern(pattern, flags).test(text))
      t.same(found(source), expected, `/${source}/${flags}`)
      t.same(found(`(?:${source})${NESTED}`), expected, `/${source}/${flags}, in linear time`)
    }
  }
})

t.test('with u, a pattern reads code points', async (t) => {
  t.ok(compilePattern('^.$', 'u').test('😀'))
  t.notOk(compilePattern('^.$').test('😀'))
  t.ok(compilePattern('^(?:.+)+$', 'u').test('😀'))
  t.ok(compilePattern('\\u{1F600}', 'u').test('😀'))
})

const runaways: [source: string, text: string, matches: boolean][] = [
  ['(a+)+$', `${a(50)}b`, false],
  ['(a+)+$', a(50), true],
  ['(a|a)*b', a(50), false],
  ['(a|a)*b', `${a(50)}b`, true],
  ['(a*)*b', a(50), false],
  ['(a|aa)+$', `${a(80)}b`, false],
  ['^(a?){40}a{40}$', a(40), true],
  ['^(a?){40}a{40}$', a(39), false],
  ['(.*a){20}', `${a(19)}${'b'.repeat(300)}`, false],
  ['(.*a){20}', `${a(20)}${'b'.repeat(300)}`, true],
  ['\\s+$', `${' '.repeat(100_000)}x`, false],
  ['\\s+$', `x${' '.repeat(100_000)}`, true],
  ['(x+x+)+y', 'x'.repeat(5_000), false],
  ['(.*)*(.*)*(.*)*x', a(2_000), false],
  ['^(([a-z])+.)+\\d([a-z])+$', a(2_000), false],
  ['a*a*a*a*a*a*a*a*b', a(2_000), false],
  ['(a{0,31}){31}b', a(2_000), false],
  ['((((a|b)*c?)*d?)*e?)*f', 'abc'.repeat(500), false],
  ['<!--.*-->.*<!--.*-->', '<!--'.repeat(2_000), false],
  ['^\\S+@\\S+\\.\\S+$', `${'@.'.repeat(2_000)} `, false],
  ['(?:a|b|ab)*c', 'ab'.repeat(2_000), false],
]

for (const [source, text, matches] of runaways) {
  t.test(`/${source}/ ends on ${text.length} characters, with ${matches}`, async (t) => {
    t.equal(compilePattern(source).test(text), matches)
    t.equal(compilePattern(source, 'i').test(text.toUpperCase()), matches)
  })
}

const unbounded: [source: string, text: string][] = [
  ['(?=(a+)+$)b', a(50)],
  ['(?!(a+)+$)b', a(50)],
  ['(a+)+\\1$', `${a(50)}b`],
  ['(?=.*b)(?=.*c).*d.*e.*f', a(5_000)],
]

for (const [source, text] of unbounded) {
  t.test(`/${source}/ could run away, and is refused when it is asked`, async (t) => {
    const pattern = compilePattern(source)
    t.throws(() => pattern.test(text), { code: 'pattern-unbounded', message: source })
  })
}

t.test('looking around and referring back is possible where it is cheap', async (t) => {
  t.ok(compilePattern('^(?=.*\\d).{4,}$').test('abc1'))
  t.notOk(compilePattern('^(?=.*\\d).{4,}$').test('abcd'))
  t.ok(compilePattern('(a|b)\\1').test('xbb'))
  t.ok(compilePattern('(?<![\\d.])5').test('a5'))
})

const tooLarge = ['(a+){1,1001}', '((a+){1000}){1000}', '((a{1,1000}){1,1000}){1,1000}']

t.test('repetitions that multiply beyond every measure are refused', async (t) => {
  for (const source of tooLarge) {
    t.throws(() => compilePattern(source).test('a'), { code: 'pattern-unbounded' }, source)
  }
})

const invalid = ['(', '[', 'a**', '(?<n', '\\', 'a{2,1}', '[b-a]', '(?<a>x)(?<a>y)', '*']

t.test('what is no regular expression is told so', async (t) => {
  for (const source of invalid) {
    t.throws(
      () => compilePattern(source),
      { code: 'pattern-invalid', message: /^Invalid regular expression/ },
      source,
    )
  }
  t.throws(() => compilePattern(a(5_001)), { code: 'pattern-invalid', message: /longer than 5000/ })
  t.ok(compilePattern(a(5_000)).test(a(5_000)))
})

t.test('what can not be bounded is known before it is asked', async (t) => {
  for (const source of ['a', '(a+)+$', '(?=a)b', '(a)\\1', '(?=.*a)(?=.*b)'])
    t.equal(unboundedReason(source), undefined, source)
  for (const source of ['(?=(a+)+$)b', '(a+)+\\1', '(?:(?!x).*)*'])
    t.match(unboundedReason(source), /run away/, source)
})

t.test('a pattern is told by what it is', async (t) => {
  t.equal(String(compilePattern('a/b', 'i')), '/a\\/b/i')
})
