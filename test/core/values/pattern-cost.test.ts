// The cost of a pattern is never judged too low: no text has more ways through it than the cost says.
import t from 'tap'
import { costOf, isCheap } from '../../../core/values/pattern-cost.ts'
import { SeededRandom } from '../seeded-random.ts'

const INFINITE = Number.POSITIVE_INFINITY

const table: [source: string, factor: number, degree: number][] = [
  ['', 1, 0],
  ['abc', 1, 0],
  ['a|b|c', 3, 0],
  ['(a|b)c', 2, 0],
  ['(a|b)(c|d)', 4, 0],
  ['a?', 2, 0],
  ['(a?){3}', 8, 0],
  ['a{3}', 1, 0],
  ['a{2,4}', 3, 0],
  ['(a|b){2}', 4, 0],
  ['a*', 1, 1],
  ['a+?b', 1, 1],
  ['a{2,}', 1, 1],
  ['a*b*', 1, 2],
  ['(a*){3}', 1, 3],
  ['(a*)?', 2, 1],
  ['(a+)+', 1, INFINITE],
  ['(a|b)*', 1, INFINITE],
  ['(a?)*', 1, INFINITE],
  ['((ab)*c)*', 1, INFINITE],
  ['(abc)*', 1, 1],
  // What only looks like a repetition, a group or an alternative.
  ['a\\*b\\|c\\(', 1, 0],
  ['[*+|()]', 1, 0],
  ['[\\]*]+', 1, 1],
  ['[]a]*', 1, 1],
  ['[^]]', 1, 0],
  ['a{,3}', 1, 0],
  ['a{b', 1, 0],
  // What groups begin with is none of what they hold.
  ['(?:a|b)', 2, 0],
  ['(?<name>a|b)', 2, 0],
  ['(?=a*)', 1, 1],
  ['(?!a|b)', 2, 0],
  ['(?<=a)(?<!b)', 1, 0],
  ['(?i:a|b)', 2, 0],
]

t.test('alternatives add up, a sequence multiplies, repetitions raise the degree', async (t) => {
  for (const [source, factor, degree] of table) {
    t.ok(new RegExp(source), source)
    t.same(costOf(source), { factor, degree }, source)
  }
})

/** A pattern of which every way through a text can be counted. */
type Tree =
  | { kind: 'text'; text: string }
  | { kind: 'sequence'; parts: Tree[] }
  | { kind: 'alternatives'; parts: Tree[] }
  | { kind: 'repeat'; part: Tree; min: number; max: number }

function treeOf(random: SeededRandom, depth: number): Tree {
  const kind = depth === 0 ? 0 : random.below(4)
  if (kind === 0) return { kind: 'text', text: random.pick(['a', 'a', 'b', 'aa', '']) }
  if (kind === 3) {
    const min = random.below(3)
    const max = random.pick([min, min + 1, min + 2, INFINITE])
    return { kind: 'repeat', part: treeOf(random, depth - 1), min, max }
  }
  const parts = Array.from({ length: 1 + random.below(3) }, () => treeOf(random, depth - 1))
  return { kind: kind === 1 ? 'sequence' : 'alternatives', parts }
}

function sourceOf(tree: Tree): string {
  if (tree.kind === 'text') return tree.text
  if (tree.kind === 'sequence') return tree.parts.map(sourceOf).join('')
  if (tree.kind === 'alternatives') return `(?:${tree.parts.map(sourceOf).join('|')})`
  const { min, max } = tree
  return `(?:${sourceOf(tree.part)}){${min}${max === min ? '' : `,${max === INFINITE ? '' : max}`}}`
}

const MOST_WAYS = 100_000

/** Where each way through the text ends that begins at a position. */
function waysOf(tree: Tree, text: string, start: number): number[] {
  if (tree.kind === 'text')
    return text.startsWith(tree.text, start) ? [start + tree.text.length] : []
  if (tree.kind === 'alternatives') return tree.parts.flatMap((part) => waysOf(part, text, start))
  if (tree.kind === 'sequence') {
    return tree.parts.reduce(
      (ends, part) => limited(ends.flatMap((end) => waysOf(part, text, end))),
      [start],
    )
  }
  const all: number[] = tree.min === 0 ? [start] : []
  let ends = [start]
  for (let time = 1; time <= tree.max && ends.length > 0; time++) {
    // Beyond its least, a repetition does not go on with nothing.
    ends = limited(
      ends.flatMap((end) =>
        waysOf(tree.part, text, end).filter((next) => time <= tree.min || next > end),
      ),
    )
    if (time >= tree.min) all.push(...ends)
  }
  return limited(all)
}

function limited(ends: number[]): number[] {
  if (ends.length > MOST_WAYS) throw new RangeError('too many ways')
  return ends
}

/** How many ways there are; undefined for too many to count. */
function countWays(tree: Tree, text: string): number | undefined {
  try {
    return waysOf(tree, text, 0).length
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

t.test('no generated pattern has more ways than its cost says', async (t) => {
  const random = new SeededRandom(11)
  const tooLow: string[] = []
  let counted = 0
  for (let round = 0; round < 4_000; round++) {
    const tree = treeOf(random, 3)
    const source = sourceOf(tree)
    const { factor, degree } = costOf(source)
    if (degree === INFINITE) continue
    for (const length of [0, 1, 4, 9]) {
      const ways = countWays(tree, 'a'.repeat(length))
      if (ways === undefined) continue
      counted++
      if (ways > factor * (length + 1) ** degree) tooLow.push(`/${source}/ on ${length}: ${ways}`)
    }
  }
  t.same(tooLow, [])
  t.ok(counted > 5_000, `${counted} were counted`)
})

t.test('what multiplies with the text is not cheap on a long one', async (t) => {
  const cheap: [source: string, length: number, isCheap: boolean][] = [
    ['abc', 100_000, true],
    ['a*', 900, true],
    ['a*', 2_000, false],
    ['a*b*', 90, true],
    ['a*b*', 200, false],
    ['(a+)+', 1, false],
    ['(a|b){40}', 1, false],
  ]
  for (const [source, length, expected] of cheap)
    t.equal(isCheap(costOf(source), length), expected, `/${source}/ on ${length}`)
})
