// JSONPath: what is found, which filters are allowed, and that hostile ones end.
import t from 'tap'
import { MockhostError } from '../../../core/errors.ts'
import { isAllowedJsonPath, queryJsonPath } from '../../../core/values/index.ts'

const store = {
  books: [
    { id: 1, price: 8, title: 'ant', 'in stock': true, tags: ['new'] },
    { id: 2, price: 22, title: 'bee' },
  ],
  max: 10,
}

const finds: [path: string, found: unknown][] = [
  ['$', store],
  ['$.max', 10],
  ['$.books[0].id', 1],
  ["$['books'][1]['title']", 'bee'],
  ['$.books.length', 2],
  ['$.books[(@.length-1)].id', 2],
  // What can find several finds a list, even of one.
  ['$.books[*].id', [1, 2]],
  ['$..id', [1, 2]],
  ['$.books[-1:].id', [2]],
  ['$.books[0:1].id', [1]],
  ['$.books[?(@.price<10)].id', [1]],
  ['$.books[?(@.price >= 8 && @.id === 2)].id', [2]],
  ['$.books[?(@.price<10 || @.price>20)].id', [1, 2]],
  ["$.books[?(@.title=='bee')].id", [2]],
  ['$.books[?(@.title!="bee")].id', [1]],
  ['$.books[?(@.tags)].id', [1]],
  ["$.books[?(@['in stock'])].id", [1]],
  ['$.books[?(@.title.match(/^A/i))].id', [1]],
  // Nothing.
  ['$.nope', undefined],
  ['$.books[7]', undefined],
  ['$.books[?(@.price>100)]', undefined],
  ['$.constructor', undefined],
  ['$.constructor.name', undefined],
  ['$.__proto__', undefined],
  ['$.books.map', undefined],
]

t.test('a path finds a value, or a list where it may find several', async (t) => {
  for (const [path, found] of finds) t.same(queryJsonPath(store, path), found, path)
  t.equal(queryJsonPath(null, '$.a'), undefined)
})

const refused = [
  '$[?(process.exit())]',
  '$[?(@.constructor.constructor("return process")().exit())]',
  '$[?(@["constructor"])]',
  '$[?(globalThis.x = 1)]',
  '$[?(@.a = 5)]',
  '$[?(1+1)]',
  '$[?(@.a + @.b)]',
  '$[?(!@.a)]',
  '$[?(() => 1)]',
  '$[?(`x`)]',
  '$[?(@.a ? 1 : 2)]',
  '$[?(@.a, @.b)]',
  '$[?(@.a == 1; exit())]',
  '$[?([1,2])]',
  '$[?({})]',
  `$.${'a'.repeat(1_000)}`,
]

t.test('a filter that is more than a comparison is not allowed, and finds nothing', async (t) => {
  const value = [{ a: 1, b: 2 }]
  for (const path of refused) {
    t.notOk(isAllowedJsonPath(path), path)
    t.equal(queryJsonPath(value, path), undefined, path)
  }
  t.equal((globalThis as { x?: unknown }).x, undefined)
})

t.test('a filter that is a comparison is allowed', async (t) => {
  for (const [path] of finds) t.ok(isAllowedJsonPath(path), path)
})

t.test('a filter can not reach what values inherit', async (t) => {
  for (const name of ['constructor', '__proto__', 'prototype']) {
    for (const path of [`$[?(@.${name})]`, `$[?(@.${name}.${name})]`, `$[?(@['${name}'])]`]) {
      const found = outcomeOf(() => queryJsonPath([{ a: 1 }], path))
      t.ok(found === undefined || found instanceof MockhostError, path)
    }
  }
})

/** What is found or thrown. */
function outcomeOf(query: () => unknown): unknown {
  try {
    return query()
  } catch (error) {
    return error
  }
}

t.test('a path that can not be read, or fails on a value, says so', async (t) => {
  for (const path of ['$.books[?(@.price', '$.books[?(@.shelf.row==1)]']) {
    t.throws(
      () => queryJsonPath(store, path),
      {
        code: 'expression-invalid',
        message: new RegExp(path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
      },
      path,
    )
  }
})

/** A list in a list in a list. */
function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

const hostile: [claim: string, value: unknown, path: string][] = [
  ['a pattern that runs away', [{ a: 'a'.repeat(40) }], '$[?(@.a.match(/(a+)+b/))]'],
  ['a pattern of many ways', [{ a: 'a'.repeat(5_000) }], '$[?(@.a.match(/.*.*.*.*b/))]'],
  ['every descendant of every descendant', nested(200), '$..*..*..*..*'],
  ['twenty descents', nested(200), `$${'..*'.repeat(20)}`],
  ['wildcards over a large list', Array(600_000).fill(1), '$..*'],
  ['open parentheses', [1], `$[?(${'('.repeat(900)})]`],
  ['members of members', [1], `$[?(@${'.a'.repeat(490)}!)]`],
  ['one long name', [1], `$[?(@${'a'.repeat(990)}!)]`],
  ['blanks', [1], `$[?(@.a${' '.repeat(400)}!)]`],
  ['matches in matches', [1], `$[?(${'@.a.match('.repeat(95)}!)]`],
  ['a hundred conditions', [{ a: 1 }], `$[?(${'@.a==1&&'.repeat(110)}@.a==1)]`],
]

for (const [claim, value, path] of hostile) {
  t.test(`${claim}: ends, with nothing or a mistake`, async (t) => {
    const found = outcomeOf(() => queryJsonPath(value, path))
    t.ok(found === undefined || found instanceof MockhostError || Array.isArray(found))
  })
}

t.test('thousands of paths do not fill the memory of the library', async (t) => {
  for (let index = 0; index < 5_000; index++) queryJsonPath(store, `$.a${index}`)
  t.equal(queryJsonPath(store, '$.max'), 10)
})
