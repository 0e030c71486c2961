// JMESPath: what is found, and that expressions that multiply lists are stopped.
import t from 'tap'
import { Budget } from '../../../core/budget.ts'
import { queryJmesPath } from '../../../core/values/index.ts'

const value = {
  people: [
    { name: 'Ann', age: 30 },
    { name: 'Bob', age: 20 },
  ],
  none: null,
}

const query = (from: unknown, expression: string, ms = 1_000) =>
  queryJmesPath(from, expression, new Budget(ms, 1_000_000))

const finds: [expression: string, found: unknown][] = [
  ['people[0].name', 'Ann'],
  ['people[*].name', ['Ann', 'Bob']],
  ['people[?age > `25`].name', ['Ann']],
  ['people | length(@)', 2],
  ['sort_by(people, &age)[].name', ['Bob', 'Ann']],
  ['{first: people[0].name, all: people[].age}', { first: 'Ann', all: [30, 20] }],
  ["join('-', people[].name)", 'Ann-Bob'],
  ["pad_left(people[0].name, `5`, '*')", '**Ann'],
  // Nothing, and what is no expression.
  ['nope', undefined],
  ['none', undefined],
  ['people[', undefined],
  ['', undefined],
  ['nope(@)', undefined],
  ['length(`5`)', undefined],
  [`people | ${'@ | '.repeat(300)}length(@)`, undefined],
]

t.test('an expression finds a value, or nothing', async (t) => {
  for (const [expression, found] of finds) t.same(query(value, expression), found, expression)
})

t.test('a query leaves the value as it is', async (t) => {
  const from = { list: [3, 1, 2] }
  t.same(query(from, 'sort(list)'), [1, 2, 3])
  t.same(from, { list: [3, 1, 2] })
})

const hostile: [claim: string, from: unknown, expression: string][] = [
  ['doubling a list thirty times', [1], Array(30).fill('[@,@][]').join('|')],
  ['doubling a list through a name', { a: [1] }, Array(25).fill('{a:[a,a][]}').join('|')],
  [
    'doubling a list behind a variable',
    [1],
    `let $a = @ in (${Array(30).fill('[@,@][]').join('|')})`,
  ],
  ['ten times a list, eight times', [1], Array(8).fill('[(@),@,@,@,@,@,@,@,@,@][]').join('|')],
  ['ten times a text, twenty times', 'a', Array(20).fill("replace(@,'a','aaaaaaaaaa')").join('|')],
  ['joining a text with itself', ['a'], Array(30).fill("join('',[@[0],@[0]])|[@]").join('|')],
  ['padding a text', 'a', 'pad_left(@, `1000000000`)'],
  ['padding a text on the right', 'a', 'pad_right(@, `1000000000`)'],
]

for (const [claim, from, expression] of hostile) {
  t.test(`${claim} is stopped`, async (t) => {
    t.throws(() => query(from, expression, 20), { code: 'template-budget' })
  })
}

const large: [claim: string, expression: string][] = [
  ['parentheses', `${'('.repeat(490)}@${')'.repeat(490)}`],
  ['negations', `${'!'.repeat(990)}@`],
  ['brackets', '['.repeat(990)],
  ['a long name', 'a'.repeat(1_000)],
  ['a list of lists that are the same', Array(160).fill('[@,@]').join('|')],
]

for (const [claim, expression] of large) {
  t.test(`${claim}: ends`, async (t) => {
    t.doesNotThrow(() => query([1], expression))
  })
}

t.test('what it spends is spent from the budget it is given', async (t) => {
  let spent = 0
  queryJmesPath(Array(1_000).fill(1), '[*]', { spend: (units) => (spent += units) })
  t.ok(spent >= 1_000, `${spent} units`)
})
