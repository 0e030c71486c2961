// CRUD operations: what the recorded answers of Mockoon can't show.
import t from 'tap'
import {
  nextNumber,
  OPERATIONS,
  type Operation,
  type OperationResult,
  operate,
} from '../../../core/crud/index.ts'

/** A value that nobody can change unnoticed. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) frozen(member)
    Object.freeze(value)
  }
  return value
}

const run = (operation: Operation, value: unknown, given: object = {}) =>
  operate[operation]({
    value: frozen(value),
    id: '2',
    key: 'id',
    query: {},
    search: JSON.stringify(given),
    body: {},
    createId: (items) => nextNumber(items, 'id') ?? 'made',
    ...frozen(given),
  })

const changedList = ({ changed }: OperationResult) => (changed?.value ?? []) as unknown[]

const list = [
  { id: 1, name: 'Ann', address: { city: 'Oslo' } },
  { id: 2, name: 'Bob', address: { city: 'Rome' } },
]
const bodies = [{ name: 'Eve' }, { id: 9 }, [1], [{ id: 1 }], 'text', 5, null, {}]
const values = [list, [], [1, 'a', null], { id: 2, name: 'whole' }, 'text', null, undefined]
const queries = [
  {},
  { sort: 'name', order: 'desc' },
  { name_like: 'b' },
  { search: 'o', page: '1' },
]

t.test('no operation touches the value or the body that it is given', async (t) => {
  for (const { operation } of OPERATIONS)
    for (const value of values)
      for (const body of bodies)
        for (const query of queries)
          for (const key of ['id', 'name', 'a.b']) run(operation, value, { body, query, key })
  t.pass('all of them are frozen')
})

const writes: [
  claim: string,
  operation: Operation,
  value: unknown,
  given: object,
  changed: unknown,
][] = [
  [
    'PATCH of an object onto a list appends it',
    'mergeAll',
    list,
    { body: { a: 1 } },
    [...list, { a: 1 }],
  ],
  [
    'PATCH of a list onto a list appends its items',
    'mergeAll',
    [1],
    { body: [2, [3]] },
    [1, 2, [3]],
  ],
  ['PATCH of a text onto a list appends it', 'mergeAll', [1], { body: 'x' }, [1, 'x']],
  [
    'PATCH merges members, not what is in them',
    'merge',
    list,
    { body: { address: {} } },
    [list[0], { ...list[1], address: {} }],
  ],
  ['PATCH may change the id', 'merge', list, { body: { id: 7 } }, [list[0], { ...list[1], id: 7 }]],
  [
    'PATCH of a list onto an item takes its places for names',
    'merge',
    [{ id: 2 }],
    { body: ['x'] },
    [{ id: 2, 0: 'x' }],
  ],
  [
    'PATCH of a text onto an item changes nothing',
    'merge',
    [{ id: 2 }],
    { body: 'x' },
    [{ id: 2 }],
  ],
  ['PATCH of an object onto a text replaces it', 'mergeAll', 'text', { body: { a: 1 } }, { a: 1 }],
  [
    'PUT keeps the id',
    'replace',
    list,
    { body: { name: 'Eve' } },
    [list[0], { id: 2, name: 'Eve' }],
  ],
  [
    'PUT keeps an id that is deep within',
    'replace',
    [{ a: { b: 2, c: 3 } }],
    { key: 'a.b', body: { x: 1 } },
    [{ x: 1, a: { b: 2 } }],
  ],
  ['PUT of a text leaves only the id', 'replace', [{ id: 2, x: 1 }], { body: 'text' }, [{ id: 2 }]],
  [
    'POST makes an id that is deep within',
    'create',
    [],
    { key: 'a.b', body: { a: { x: 1 } } },
    [{ a: { x: 1, b: 'made' } }],
  ],
  [
    'POST keeps an id of its own, though it is taken',
    'create',
    [{ id: 1 }],
    { body: { id: 1 } },
    [{ id: 1 }, { id: 1 }],
  ],
  ['POST of a text needs no id', 'create', [], { body: 'x' }, ['x']],
  [
    'POST counts on from the highest number',
    'create',
    [{ id: 7 }, { id: 'x' }],
    { body: {} },
    [{ id: 7 }, { id: 'x' }, { id: 8 }],
  ],
  [
    'DELETE takes the first of two with the same id',
    'delete',
    [{ id: 2, a: 1 }, { id: 2 }],
    {},
    [{ id: 2 }],
  ],
  ['DELETE of all leaves nothing', 'deleteAll', list, {}, undefined],
]

for (const [claim, operation, value, given, changed] of writes) {
  t.test(claim, async (t) => {
    const result = run(operation, value, given)
    t.ok(result.changed)
    t.same(result.changed?.value, changed)
  })
}

t.test('what is not found is not changed', async (t) => {
  for (const operation of ['get', 'replace', 'merge', 'delete'] as const) {
    t.same(run(operation, list, { id: '3', body: { a: 1 } }), { body: {}, status: 404 }, operation)
  }
})

t.test('an item is found by its own key, not by one that it inherits', async (t) => {
  const items = [{ id: 1 }, JSON.parse('{"__proto__": 2}')]
  t.equal(run('get', items, { key: 'constructor', id: String(Object) }).status, 404)
  t.equal(run('get', items, { key: 'toString.name', id: 'toString' }).status, 404)
  t.same(JSON.stringify(run('get', items, { key: '__proto__' }).body), '{"__proto__":2}')
})

t.test('an item changes in a copy of the list, the others are the same objects', async (t) => {
  const changed = changedList(run('merge', list, { body: { x: 1 } }))
  t.not(changed, list)
  t.equal(changed[0], list[0])
})

t.test('members called __proto__ are members', async (t) => {
  const body = JSON.parse('{"__proto__": {"polluted": 1}, "id": 2}')
  for (const operation of ['create', 'merge', 'replace', 'mergeAll'] as const) {
    const item = changedList(run(operation, [{ id: 2 }], { body })).at(-1)
    t.equal(Object.getPrototypeOf(item), Object.prototype, operation)
    t.equal((item as { polluted?: unknown }).polluted, undefined, operation)
  }
  t.equal(({} as { polluted?: unknown }).polluted, undefined)
})
