// What is told of two documents that differ.
import t from 'tap'
import { differences } from '../../../core/formats/index.ts'

type Row = [claim: string, before: unknown, after: unknown, told: object[]]

const a = { uuid: 'a', body: '1' }
const b = { uuid: 'b', body: '2' }
const c = { uuid: 'c', body: '3', rules: [{ value: 'x' }] }

const rows: Row[] = [
  ['the same documents differ in nothing', { routes: [a, b] }, { routes: [{ ...a }, b] }, []],
  ['a field that is there now', {}, { name: 'n' }, [{ kind: 'added', path: 'name', after: 'n' }]],
  ['a field that went', { name: null }, {}, [{ kind: 'removed', path: 'name', before: null }]],
  [
    'a field that changed, null too',
    { data: { 'a b': null } },
    { data: { 'a b': { c: 1 } } },
    [{ kind: 'changed', path: 'data["a b"]', before: null, after: { c: 1 } }],
  ],
  [
    'an item put in between is one difference',
    { routes: [a, b] },
    { routes: [a, c, b] },
    [{ kind: 'added', path: 'routes[1]', after: c }],
  ],
  [
    'an item taken out is one difference, with its old place',
    { routes: [a, b, c] },
    { routes: [b, c] },
    [{ kind: 'removed', path: 'routes[0]', before: a }],
  ],
  [
    'an item that moved and changed is found at its new place',
    { routes: [a, b] },
    { routes: [c, { ...a, body: 'x' }] },
    [
      { kind: 'changed', path: 'routes[1].body', before: '1', after: 'x' },
      { kind: 'removed', path: 'routes[1]', before: b },
      { kind: 'added', path: 'routes[0]', after: c },
    ],
  ],
  [
    'another order is one difference',
    { routes: [a, b, c] },
    { routes: [c, a] },
    [
      { kind: 'removed', path: 'routes[1]', before: b },
      { kind: 'changed', path: 'routes', before: ['a', 'c'], after: ['c', 'a'] },
    ],
  ],
  [
    'lists of items without a uuid are compared place by place',
    { rules: [{ v: 1 }, { v: 2 }] },
    { rules: [{ v: 1 }, { v: 3 }, { v: 4 }] },
    [
      { kind: 'changed', path: 'rules[1].v', before: 2, after: 3 },
      { kind: 'added', path: 'rules[2]', after: { v: 4 } },
    ],
  ],
  [
    'lists with a uuid twice are compared place by place',
    { routes: [a, a] },
    { routes: [a, b] },
    [
      { kind: 'changed', path: 'routes[1].uuid', before: 'a', after: 'b' },
      { kind: 'changed', path: 'routes[1].body', before: '1', after: '2' },
    ],
  ],
  [
    'a first item comes into an empty list',
    { routes: [] },
    { routes: [a] },
    [{ kind: 'added', path: 'routes[0]', after: a }],
  ],
  [
    'a list that became an object is changed as a whole',
    { headers: [1] },
    { headers: { 0: 1 } },
    [{ kind: 'changed', path: 'headers', before: [1], after: { 0: 1 } }],
  ],
  [
    'deep within items',
    { routes: [a, c] },
    { routes: [{ ...c, rules: [{ value: 'y' }] }] },
    [
      { kind: 'removed', path: 'routes[0]', before: a },
      { kind: 'changed', path: 'routes[0].rules[0].value', before: 'x', after: 'y' },
    ],
  ],
  [
    'names that objects have of themselves mean nothing',
    JSON.parse('{"data":{"__proto__":{"a":1},"toString":1}}'),
    { data: { constructor: 1 } },
    [
      { kind: 'removed', path: 'data.__proto__', before: { a: 1 } },
      { kind: 'removed', path: 'data.toString', before: 1 },
      { kind: 'added', path: 'data.constructor', after: 1 },
    ],
  ],
  [
    'an empty name is one',
    { data: { '': 1 } },
    { data: {} },
    [{ kind: 'removed', path: 'data[""]', before: 1 }],
  ],
  [
    'what is no object is compared whole',
    1,
    [2],
    [{ kind: 'changed', path: '', before: 1, after: [2] }],
  ],
]

for (const [claim, before, after, told] of rows)
  t.test(claim, async (t) => {
    const sorted = (list: object[]) => list.map((item) => JSON.stringify(item)).sort()
    t.same(sorted(differences(before, after)), sorted(told))
  })

t.test('what is nested very deeply is compared as a whole', async (t) => {
  const nest = (value: unknown) => {
    let nested = value
    for (let depth = 0; depth < 2_000; depth++) nested = [nested]
    return nested
  }
  t.same(differences(nest(1), nest(1)), [])
  const [only, ...others] = differences(nest(1), nest(2))
  t.same(others, [])
  t.match(only?.path, /^(\[0\]){200,}$/)
})

t.test('two thousand routes that all changed are told in a moment', async (t) => {
  const routes = (body: string) => ({
    routes: Array.from({ length: 2_000 }, (_, index) => ({ uuid: `r${index}`, body })),
  })
  const started = performance.now()
  t.equal(differences(routes('1'), routes('2')).length, 2_000)
  t.ok(performance.now() - started < 1_000)
})
