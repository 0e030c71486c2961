// Names with brackets: the shapes that people write, by example, and everything else as qs reads it.
import qs from 'qs'
import t from 'tap'
import { type BracketOptions, parseBrackets } from '../../../core/request/brackets.ts'
import { parseForm, parseQuery } from '../../../core/request/query.ts'
import { SeededRandom } from '../seeded-random.ts'

const examples: [text: string, value: unknown][] = [
  ['a[b]=1', { a: { b: '1' } }],
  ['a[b][c]=1&a[b][d]=2', { a: { b: { c: '1', d: '2' } } }],
  ['a[]=1&a[]=2', { a: ['1', '2'] }],
  ['a[1]=x&a[0]=y', { a: ['y', 'x'] }],
  ['a[7]=x&a[3]=y', { a: ['y', 'x'] }],
  ['a=1&a[]=2', { a: ['1', '2'] }],
  ['a[0][b]=1&a[1][b]=2', { a: [{ b: '1' }, { b: '2' }] }],
  ['a%5Bb%5D=1', { a: { b: '1' } }],
  ['a[b]=x%20y+z', { a: { b: 'x y z' } }],
  ['a[b', { a: { '[b': '' } }],
  ['a[__proto__][b]=1', { a: {} }],
]

t.test('brackets nest, and number the items of lists', async (t) => {
  for (const [text, value] of examples) t.strictSame(parseQuery(text), value, text)
})

t.test('a list that would be too long is an object', async (t) => {
  t.strictSame(parseQuery('a[1000]=x'), { a: { 1000: 'x' } })
  t.strictSame(parseForm('a[20]=x'), { a: { 20: 'x' } })
})

t.test('what is nested too deeply is one name', async (t) => {
  const [five, ten] = [5, 10].map((depth) => '[b]'.repeat(depth)) as [string, string]
  t.match(JSON.stringify(parseQuery(`a${five}[c][d]=1`)), '{"[c][d]":"1"}')
  t.match(JSON.stringify(parseForm(`a${ten}[c][d]=1`)), '{"[c][d]":"1"}')
})

const PIECES =
  'a b a a [ [] [b] [0] [1] [3] [25] [1500] [a] [2] ] = =x =1 & &a &a[ &a[]= &a= &b[a] %5B %5d + %20 % %zz [__proto__] __proto__ [constructor] toString . [01] [-1] [1e3] &a[0][b]= &a[b][0]= &a[b][]=y &a=z [[c]] &a[b]='.split(
    ' ',
  )

const settings: [qs.IParseOptions, BracketOptions][] = [
  [{ depth: 10 }, { depth: 10, listLimit: 20, takesInheritedNames: false }],
  [
    { allowPrototypes: true, arrayLimit: 1_000 },
    { depth: 5, listLimit: 1_000, takesInheritedNames: true },
  ],
  // Short enough for random texts to go over it.
  [
    { depth: 3, arrayLimit: 2 },
    { depth: 3, listLimit: 2, takesInheritedNames: false },
  ],
]

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text.replaceAll('+', ' ')
  }
}

t.test('thousands of random texts are read as qs reads them', async (t) => {
  const random = new SeededRandom(5)
  const different: string[] = []
  for (let round = 0; round < 30_000; round++) {
    const pieces = Array.from({ length: 1 + random.below(16) }, () => random.pick(PIECES))
    if (round % 50 === 0) for (let n = 0; n < 15 + random.below(30); n++) pieces.push(`&a[]=${n}`)
    const text = pieces.join('')
    for (const [theirs, ours] of settings) {
      const [expected, actual] = [qs.parse(text, theirs), parseBrackets(text, ours, decode)]
      if (JSON.stringify(actual) !== JSON.stringify(expected)) different.push(text)
    }
  }
  t.same(different, [])
})
