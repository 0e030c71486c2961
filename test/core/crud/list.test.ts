// The list of a CRUD route: searched, filtered, sorted and cut into pages.
import t from 'tap'
import { operate } from '../../../core/crud/index.ts'
import { asking } from '../../support/ask.ts'

const list = (
  value: readonly unknown[],
  query: Record<string, unknown>,
  search = JSON.stringify(query),
) => operate.list({ value, query, search, id: '', key: 'id', body: {}, createId: () => 0 })

/** Of a list whose items have ids. */
const idsOf = (value: readonly unknown[], query: Record<string, unknown>) =>
  (list(value, query).body as { id: number }[]).map(({ id }) => id)

const pages: [query: Record<string, unknown>, ids: number[]][] = [
  [{}, [1, 2, 3, 4, 5]],
  [{ limit: '2' }, [1, 2]],
  [{ limit: '2', page: '3' }, [5]],
  [{ limit: '2', page: '9' }, []],
  [{ limit: 'x', page: 'y' }, [1, 2, 3, 4, 5]],
  [{ id_gte: '2', id_lt: '5', sort: 'id', order: 'desc', limit: '2' }, [4, 3]],
  [{ id_ne: ['1', '2'] }, [1, 2, 3, 4, 5]],
  [{ name_like: '^[ab]$' }, [1, 2]],
  [{ name_start: '[c-d]' }, [3, 4]],
  [{ nothing_eq: 'undefined' }, [1, 2, 3, 4, 5]],
  [{ toString_like: 'native' }, []],
  [{ __proto___like: 'object' }, []],
]

t.test('a list is filtered, sorted and cut into pages', async (t) => {
  const items = [...'abcde'].map((name, index) => ({ id: index + 1, name }))
  for (const [query, ids] of pages) {
    const { body } = list(items, query)
    t.same(
      (body as typeof items).map(({ id }) => id),
      ids,
      JSON.stringify(query),
    )
  }
})

const broken = ['(', '[', '*', '(?<x', 'a{2,1}', '(?=(a+)+$)b']

t.test(
  'a filter with a broken pattern is told to the client, and later requests go on',
  async (t) => {
    const ask = asking({
      data: { names: [{ id: 1, name: 'a'.repeat(50) }] },
      routes: [{ type: 'crud', endpoint: 'names', databucketID: 'names' }],
    })
    for (const pattern of broken) {
      for (const operator of ['like', 'start', 'end']) {
        const { status, json } = await ask(
          `GET /names?name_${operator}=${encodeURIComponent(pattern)}`,
        )
        t.equal(status, 400, `${operator} ${pattern}`)
        t.match((json as { detail: string }).detail, new RegExp(`filter name_${operator} `))
      }
    }
    t.equal((await ask(`GET /names?name_like=${encodeURIComponent('(a+)+b')}`)).text, '[]')
    t.equal((await ask('GET /names/1')).status, 200)
  },
)

t.test('a list gives what it gave before, and a list with an item more its own', async (t) => {
  const items = [3, 1, 2].map((id) => ({ id }))
  const query = { sort: 'id', limit: '2' }
  for (let time = 0; time < 3; time++) t.same(idsOf(items, query), [1, 2])
  t.same(idsOf([...items, { id: 0 }], query), [0, 1])
  for (let limit = 1; limit <= 20; limit++)
    t.equal(idsOf(items, { limit: String(limit) }).length, Math.min(limit, 3))
  t.same(idsOf(items, query), [1, 2], 'also after more queries than are kept')
})

t.test('a short list is kept as it was given, a long one is made again', async (t) => {
  const items = Array.from({ length: 101 }, (_, id) => ({ id }))
  const bodyWithout = (id: string) => list(items, { id_ne: id }).body
  t.equal(bodyWithout('0'), bodyWithout('0'))
  t.not(bodyWithout('x'), bodyWithout('x'))
})

t.test('an item that is no object is filtered by the members of its own', async (t) => {
  const items = [{ length: 1 }, {}, ['a'], 'b', ['a', 'b'], null]
  t.same(list(items, { length_eq: '1' }).body, [items[0], ['a'], 'b'])
  t.same(list(items, { constructor_like: 'function' }).body, [])
})

t.test('a list that is asked for again in the same order is the same again', async (t) => {
  const lists = [
    [...'dbacEDBA'].map((name, id) => ({ id, name })),
    [{ name: 3 }, { name: 1 }, { name: 2 }, { name: 1 }],
    [{ name: 'b' }, { name: 1 }, {}, { name: null }, { name: 'a' }, { name: Number.NaN }],
    ['b', 'a', 'C', 'b'],
    Array.from({ length: 100 }, (_, id) => ({ id, name: `n${id % 7}` })),
  ]
  for (const items of lists)
    for (const query of [
      { sort: 'name' },
      { sort: 'name', order: 'desc', limit: '3' },
      { sort: 'name', name_ne: 'b', search: 'a' },
    ]) {
      const fresh = () => list([...items], query)
      // By queries that say the same in other words.
      const again = Array.from({ length: 4 }, (_, time) =>
        list(items, query, `${JSON.stringify(query)} ${time}`),
      )
      for (const one of again) t.same(one, fresh(), JSON.stringify(query))
    }
})

t.test(
  'an item is found by its id also after a change, and the first of two with one id',
  async (t) => {
    const ask = asking({
      data: {
        users: [
          { id: 1, n: 'a' },
          { id: 2, n: 'b' },
          { id: 2, n: 'c' },
        ],
      },
      routes: [{ type: 'crud', endpoint: 'users', databucketID: 'users' }],
    })
    for (let turn = 0; turn < 3; turn++) t.match((await ask('GET /users/2')).json, { n: 'b' })
    await ask('DELETE /users/2')
    t.match((await ask('GET /users/2')).json, { n: 'c' })
    await ask('POST /users', { body: { id: 7, n: 'd' } })
    t.match((await ask('GET /users/7')).json, { n: 'd' })
    t.equal((await ask('GET /users/9')).status, 404)
  },
)
