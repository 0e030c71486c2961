// What is said to be matched in linear time is what RE2 accepts and reads as JavaScript does.
import { RE2JS } from 're2js'
import t from 'tap'
import { linearObstacle } from '../../../core/values/pattern-linear.ts'
import { SeededRandom } from '../seeded-random.ts'

function isAccepted(source: string): boolean {
  try {
    RE2JS.compile(RE2JS.translateRegExp(source), RE2JS.LOOKBEHINDS)
    return true
  } catch {
    return false
  }
}

const possible = [
  '',
  '(a+)+$',
  '(?:a|b|ab)*c',
  '^(?<name>a+)+$',
  '(?<one>a)(?<two>b)',
  '(?<=a+)b',
  '(?<!(?:a|b))c',
  '(?<=(?<=a)b)c',
  'a{1000}',
  '(a{10}){100}',
  '(a{1000}){0}b{1000}',
  '(a{2,}){500}',
  'a{b{,2}c{1,x}}',
  '[\\w-.]+@([\\w-]+\\.)+[\\w-]{2,4}',
  '[a\\-z][-a][a-][^a-z]',
  '[\\x00-\\x1F\\u0041-\\u005A\\cA-\\cZ]',
  '[a-c-e][+--]',
  '[]|[^]',
  '[(?=a)][|*]',
  '\\x41\\u0042\\cA\\0',
  '\\/\\-\\_\\.\\\\',
  '\\d\\D\\w\\W\\s\\S\\b\\B\\t\\n\\v\\f\\r',
  '\\k\\e\\i\\Z',
  'é😀[é😀]',
  '(((((a)b)*c)*d)*e)*',
]

const refused: [source: string, reason: RegExp][] = [
  ['(?=a)', /looks ahead/],
  ['a(?!b)', /looks ahead/],
  ['((?=a)*b)*', /looks ahead/],
  ['(a)\\1', /refers back/],
  ['(a)[\\1]', /octal/],
  ['\\1', /refers back/],
  ['(?<=(a))b', /captured/],
  ['(?<!(?<n>a))b', /captured/],
  ['a{1001}', /multiply to more than 1000/],
  ['a{2,1001}', /multiply/],
  ['a{1001,}', /multiply/],
  ['(a{10}b){101}', /multiply/],
  ['(?<é>a)', /the name é/],
  ['(?<$>a)', /the name \$/],
  ['[\\b]', /stands in a class/],
  ['[\\B]', /stands in a class/],
  ['[a-\\d]', /has no end/],
  ['[[:x:]]', /\[:/],
  ['\\é', /need not be/],
  ['\\E', /stands for a letter/],
  ['\\p{Foo}', /stands for a letter/],
  [`${'('.repeat(1_100)}a${')'.repeat(1_100)}`, /nested deeper/],
]

/** What RE2 accepts and reads otherwise, or takes long for; each with a text that it gets wrong. */
const stricter: [source: string, reason: RegExp, text?: string][] = [
  ['^(?<n>a)\\k<n>$', /refers back/, 'aa'],
  ['^\\p{L}$', /letter/, 'a'],
  ['^\\Aa$', /letter/, 'Aa'],
  ['^\\Qa$', /letter/, 'Qa'],
  ['^a\\z$', /letter/, 'az'],
  ['^\\a$', /letter/, 'a'],
  ['^\\u{3}$', /letter/, 'uuu'],
  ['^\\x{3}$', /letter/, 'xxx'],
  ['^\\c1$', /letter/, '\\c1'],
  ['^a{02}$', /begins with a zero/, 'aa'],
  ['^[[:alpha:]]$', /\[:/, 'p]'],
  [`(${'ab'.repeat(40)}){1000}`, /written out/],
]

t.test('what can be matched in linear time is told as such', async (t) => {
  for (const source of possible) {
    t.ok(new RegExp(source), source)
    t.equal(linearObstacle(source), undefined, source)
    t.ok(isAccepted(source), `RE2 accepts ${source}`)
  }
})

t.test('what can not is refused, with the reason', async (t) => {
  for (const [source, reason] of refused) {
    t.ok(new RegExp(source), source)
    t.match(linearObstacle(source), reason, source)
    t.notOk(isAccepted(source), `RE2 refuses ${source}`)
  }
})

t.test('what RE2 would read otherwise is refused', async (t) => {
  for (const [source, reason, text] of stricter) {
    t.match(linearObstacle(source), reason, source)
    if (text === undefined) continue
    const read = RE2JS.compile(RE2JS.translateRegExp(source), RE2JS.LOOKBEHINDS).test(text)
    t.not(read, new RegExp(source).test(text), source)
  }
})

t.test('with u, code points and classes of them are no obstacle', async (t) => {
  for (const source of ['\\u{1F600}+', '\\u{1234}', '[\\u{61}-\\u{7A}]', '\\p{L}', '[😀-😂]'])
    t.equal(linearObstacle(source, true), undefined, source)
})

const PIECES = [
  ...['a', '.', 'é', '😀', '-', '[', ']', '[^', '[a-', '[:', ':]', '-\\d', 'a-c', ',', '/', '1'],
  ...['\\d', '\\w', '\\b', '\\B', '\\1', '\\0', '\\k', '\\k<n>', '\\c', '\\cA', '\\x', '\\x41'],
  ...['\\u', '\\u0041', '\\u{61}', '\\p{L}', '\\A', '\\E', '\\e', '\\é', '\\-', '\\]', '\\\\'],
  ...['(', ')', '(?:', '(?=', '(?!', '(?<=', '(?<!', '(?<n>', '(?<m>', '(?<é>', '|', '^', '$'],
  ...['*', '+', '?', '{2}', '{2,}', '{0}', '{3,40}', '{500}', '{1001}', '{01}', '{', '}', '{,2}'],
]

t.test('nothing made of such pieces is let through that RE2 refuses', async (t) => {
  const random = new SeededRandom(5)
  const wrong: string[] = []
  let compared = 0
  for (let round = 0; round < 40_000; round++) {
    const count = 1 + random.below(8)
    const source = Array.from({ length: count }, () => random.pick(PIECES)).join('')
    if (!isPattern(source)) continue
    compared++
    if (linearObstacle(source) === undefined && !isAccepted(source)) wrong.push(source)
  }
  t.same(wrong, [])
  t.ok(compared > 10_000, `${compared} were compared`)
})

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) !== undefined
  } catch {
    return false
  }
}
