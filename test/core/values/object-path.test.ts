// Dotted paths: what they read, what they change, and that the original stays as it was.
import t from 'tap'
import {
  compileLookup,
  deleteAt,
  getAt,
  hasMember,
  lookUp,
  type Segment,
  setAt,
  splitPath,
} from '../../../core/values/index.ts'

/** A value that nobody can change unnoticed. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) frozen(member)
    Object.freeze(value)
  }
  return value
}

const splits: [path: string, segments: Segment[]][] = [
  ['', ['']],
  ['a', ['a']],
  ['a.b.c', ['a', 'b', 'c']],
  ['a.0.b', ['a', 0, 'b']],
  ['12', [12]],
  ['-1', [-1]],
  ['01.1e3.1 . 2', ['01', '1e3', '1 ', ' 2']],
  ['a..b.', ['a', '', 'b', '']],
  ['a\\.b.c', ['a.b', 'c']],
  ['a\\.b\\.c', ['a.b.c']],
  ['a\\b', ['a\\b']],
]

t.test('a path is split at its dots, whole numbers are places in lists', async (t) => {
  for (const [path, segments] of splits) t.strictSame(splitPath(path), segments, path)
})

const value = frozen(
  JSON.parse(
    '{"a": {"b": [10, {"c": null}], "d.e": 1, "": 2}, "__proto__": {"own": 3}, "text": "xyz", "no": false}',
  ),
)

const reads: [path: string, found: unknown][] = [
  ['a.b.0', 10],
  ['a.b.1.c', null],
  ['a.b.1.c.d', undefined],
  ['a.b.2', undefined],
  ['a.b.-1', undefined],
  ['a.b.length', 2],
  ['a.d\\.e', 1],
  ['a.', 2],
  ['text.1', 'y'],
  ['text.length', 3],
  ['no', false],
  ['no.x', undefined],
  // Own members only, whatever they are called.
  ['__proto__.own', 3],
  ['a.__proto__', undefined],
  ['a.constructor', undefined],
  ['a.toString', undefined],
  ['a.b.map', undefined],
  ['text.at', undefined],
]

t.test('only own members are found', async (t) => {
  for (const [path, found] of reads) t.equal(getAt(value, splitPath(path)), found, path)
  t.equal(getAt(value, []), value)
  for (const nothing of [null, undefined]) {
    t.equal(getAt(nothing, ['a']), undefined)
    t.notOk(hasMember(nothing, 'a'))
  }
})

type Change = [claim: string, root: unknown, path: string, value: unknown, changed: unknown]

const sets: Change[] = [
  ['a member is set', { a: 1, b: 2 }, 'a', 3, { a: 3, b: 2 }],
  ['a member is added', { a: 1 }, 'b', 2, { a: 1, b: 2 }],
  ['an inner member is set', { a: { b: 1, c: 2 } }, 'a.b', 3, { a: { b: 3, c: 2 } }],
  ['an item is set', [1, 2, 3], '1', 9, [1, 9, 3]],
  ['an item is added', [1], '1', 2, [1, 2]],
  ['missing objects are made', {}, 'a.b.c', 1, { a: { b: { c: 1 } } }],
  ['missing lists are made for places', {}, 'a.0.b', 1, { a: [{ b: 1 }] }],
  ['what is nothing becomes an object', undefined, 'a', 1, { a: 1 }],
  ['what is nothing becomes a list', undefined, '0', 1, [1]],
  ['undefined members are made', { a: undefined }, 'a.b', 1, { a: { b: 1 } }],
]

for (const [claim, root, path, member, changed] of sets) {
  t.test(`set: ${claim}, in a copy`, async (t) => {
    t.strictSame(setAt(frozen(root), splitPath(path), member), changed)
  })
}

t.test('set: an empty path is the whole value', async (t) => {
  t.equal(setAt({ a: 1 }, [], 'new'), 'new')
})

t.test('set: a name that objects inherit is a name like any other', async (t) => {
  const changed = setAt(frozen({}), splitPath('constructor.prototype.x'), 1)
  t.equal(JSON.stringify(changed), '{"constructor":{"prototype":{"x":1}}}')
})

t.test('set: what is not on the path is shared, not copied', async (t) => {
  const root = frozen({ a: { b: 1 }, c: { d: 2 } })
  const changed = setAt(root, ['a', 'b'], 3) as typeof root
  t.equal(changed.c, root.c)
  t.not(changed.a, root.a)
})

t.test('set: no prototype can be reached', async (t) => {
  for (const path of ['__proto__', '__proto__.polluted', 'a.__proto__.polluted']) {
    const changed = setAt(frozen({ a: {} }), splitPath(path), { polluted: 1 })
    t.strictSame(changed, { a: {} }, path)
    t.equal((changed as { polluted?: unknown }).polluted, undefined, path)
  }
  setAt({}, splitPath('constructor.prototype.polluted'), 1)
  setAt([], splitPath('constructor.prototype.polluted'), 1)
  t.equal(({} as { polluted?: unknown }).polluted, undefined)
  t.equal(([] as { polluted?: unknown }).polluted, undefined)
})

const refused: [root: unknown, kind: string][] = [
  ['text', 'a string'],
  [1, 'a number'],
  [true, 'a boolean'],
  [null, 'null'],
]

t.test('set: what has no members can get none', async (t) => {
  for (const [root, kind] of refused) {
    t.throws(() => setAt({ a: root }, ['a', 'b'], 1), {
      code: 'template-failed',
      message: `Cannot set "b" of ${kind}`,
    })
  }
})

const deletes: Omit<Change, 3>[] = [
  ['a member goes', { a: 1, b: 2 }, 'a', undefined, { b: 2 }],
  ['an inner member goes', { a: { b: 1, c: 2 } }, 'a.b', undefined, { a: { c: 2 } }],
  ['the items behind move up', { a: [1, 2, 3] }, 'a.1', undefined, { a: [1, 3] }],
  ['a negative place counts from the end', [1, 2, 3], '-1', undefined, [1, 2]],
  ['an item of an item goes', [[1, 2], [3]], '0.0', undefined, [[2], [3]]],
  ['a place behind the end changes nothing', [1], '5', undefined, [1]],
  ['a missing member changes nothing', { a: 1 }, 'b.c', undefined, { a: 1 }],
  ['an inherited member is none', { a: 1 }, 'toString', undefined, { a: 1 }],
  ['below a text nothing changes', { a: 'xyz' }, 'a.b', undefined, { a: 'xyz' }],
  ['below null nothing changes', null, 'a', undefined, null],
  ['a text stays', 'xyz', '0', undefined, 'xyz'],
]

for (const [claim, root, path, , changed] of deletes) {
  t.test(`delete: ${claim}, in a copy`, async (t) => {
    t.strictSame(deleteAt(frozen(root), splitPath(path)), changed)
  })
}

t.test('delete: an own __proto__ goes like any other member', async (t) => {
  const root = frozen(JSON.parse('{"__proto__": {"x": 1, "y": 2}, "a": 1}'))
  t.equal(JSON.stringify(deleteAt(root, ['__proto__'])), '{"a":1}')
  t.equal(JSON.stringify(deleteAt(root, ['__proto__', 'x'])), '{"__proto__":{"y":2},"a":1}')
})

const lookups: [path: string, value: unknown, found: unknown][] = [
  ['a.0', { a: [5] }, 5],
  ['$.a[0]', { a: [5] }, 5],
  ['$.a[*]', { a: [5, 6] }, [5, 6]],
  // A value without members is itself found, null is not.
  ['a', 'text', 'text'],
  ['$.a', 3, 3],
  ['a', null, undefined],
  ['$.a', null, undefined],
]

t.test('a path that begins with $ is a JSONPath', async (t) => {
  for (const [path, from, found] of lookups) t.same(compileLookup(path)(from), found, path)
  t.same(lookUp({ a: 1 }, ''), { a: 1 })
  t.equal(lookUp({ a: 1 }, 'a'), 1)
})

t.test('a lookup is compiled once, and thousands of others do not fill the memory', async (t) => {
  t.equal(compileLookup('kept.path'), compileLookup('kept.path'))
  for (let index = 0; index < 10_000; index++) compileLookup(`path${index}`)
  t.equal(compileLookup('kept.path')({ kept: { path: 1 } }), 1)
})
