// Two changes of one mock become one, and what both changed is offered as a choice.
import t from 'tap'
import { merge, takeTheirs } from '../../../admin-ui/deployment/mock/merge.ts'

const route = (uuid: string, more: object = {}) => ({ uuid, endpoint: uuid, ...more })
const base = {
  name: 'Shop',
  headers: [{ key: 'A', value: '1' }],
  routes: [
    route('a', { responses: [{ uuid: 'a1', body: 'one', statusCode: 200 }] }),
    route('b'),
    route('c'),
  ],
}
type Base = typeof base

const ids = ({ routes }: { routes: { uuid: string }[] }) => routes.map(({ uuid }) => uuid).join('')
const withRoutes = (...uuids: string[]): Base => ({
  ...base,
  routes: uuids.map(
    (uuid) => base.routes.find((one) => one.uuid === uuid) ?? route(uuid),
  ) as Base['routes'],
})

const orders: [claim: string, mine: string, theirs: string, merged: string][] = [
  ['both add a route', 'abcx', 'abcy', 'abcxy'],
  ['one adds, one deletes', 'abcx', 'ac', 'acx'],
  ['one reorders, one adds', 'cba', 'abcy', 'cyba'],
  ['the other reorders, one adds in the middle', 'axbc', 'cba', 'cbax'],
  ['both delete the same', 'ac', 'ac', 'ac'],
  ['both reorder: mine stays', 'bac', 'acb', 'bac'],
]

for (const [claim, mine, theirs, merged] of orders)
  t.test(`${claim}: ${mine} and ${theirs} become ${merged}`, async (t) => {
    const { value, conflicts } = merge(base, withRoutes(...mine), withRoutes(...theirs))
    t.equal(ids(value), merged)
    t.same(conflicts, [])
  })

const changed = (change: (copy: Base) => void): Base => {
  const copy = structuredClone(base)
  change(copy)
  return copy
}
const body = (text: string) =>
  changed((copy) => {
    Object.assign((copy.routes[0] as unknown as { responses: object[] }).responses[0] as object, {
      body: text,
    })
  })

t.test('different fields of one response are both kept', async (t) => {
  const theirs = changed((copy) => {
    Object.assign((copy.routes[0] as unknown as { responses: object[] }).responses[0] as object, {
      statusCode: 404,
    })
  })
  const { value, conflicts } = merge(base, body('two'), theirs)
  t.same(conflicts, [])
  t.match(value, { routes: [{ responses: [{ body: 'two', statusCode: 404 }] }] })
})

t.test(
  'the same field is a conflict with its place, mine stays until theirs is taken',
  async (t) => {
    const { value, conflicts } = merge(base, body('mine'), body('theirs'))
    t.same(conflicts, [
      {
        way: ['routes', 'a', 'responses', 'a1', 'body'],
        base: 'one',
        mine: 'mine',
        theirs: 'theirs',
      },
    ])
    t.match(value, { routes: [{ responses: [{ body: 'mine' }] }] })
    t.match(takeTheirs(value, conflicts), { routes: [{ responses: [{ body: 'theirs' }] }] })
  },
)

t.test('what one deletes and the other changes is a conflict, either way', async (t) => {
  const deleted = withRoutes('b', 'c')
  const mineDeleted = merge(base, deleted, body('theirs'))
  t.match(mineDeleted.conflicts, [{ way: ['routes', 'a'], mine: undefined }])
  t.equal(ids(mineDeleted.value), 'bc')
  t.match(takeTheirs(mineDeleted.value, mineDeleted.conflicts).routes.at(-1), { uuid: 'a' })
  const theirsDeleted = merge(base, body('mine'), deleted)
  t.equal(ids(takeTheirs(theirsDeleted.value, theirsDeleted.conflicts)), 'bc')
})

t.test('rules and headers are merged by their place', async (t) => {
  const listed = (...values: string[]) => ({
    headers: values.map((value, at) => ({ key: `H${at}`, value })),
  })
  const before = listed('1', '2', '3')
  t.same(merge(before, listed('x', '2', '3'), listed('1', '2', 'y')), {
    value: listed('x', '2', 'y'),
    conflicts: [],
  })
  const { value, conflicts } = merge(before, listed('x', '2', '3'), listed('y', '2', '4'))
  t.same(conflicts, [{ way: ['headers', '0', 'value'], base: '1', mine: 'x', theirs: 'y' }])
  t.same(value, listed('x', '2', '4'))
  t.same(takeTheirs(value, conflicts), listed('y', '2', '4'))
})

t.test('lists without identities are one value where items come, go or move', async (t) => {
  const mine = { ...base, headers: [{ key: 'A', value: '2' }] }
  const theirs = { ...base, headers: [] }
  t.equal(merge(base, mine, base).value.headers[0]?.value, '2')
  t.match(merge(base, mine, theirs as Base).conflicts, [{ way: ['headers'] }])
  t.same(merge(base, mine, mine).conflicts, [])
  const [a, b] = [{ key: 'A' }, { key: 'B' }]
  const moved = merge({ list: [a, b] }, { list: [b, a] }, { list: [a, { key: 'C' }] })
  t.match(moved.conflicts, [{ way: ['list'] }])
})

t.test('what is in folders is merged like routes; a route moves for who moved it', async (t) => {
  const child = (uuid: string) => ({ uuid, type: 'route' })
  const tree = (root: string, folder: string, name = 'F') => ({
    rootChildren: [...root].map(child),
    folders: [{ uuid: 'F', name, children: [...folder].map(child) }],
  })
  const { value, conflicts } = merge(tree('ab', 'c'), tree('a', 'cb'), tree('ab', 'cd', 'Named'))
  t.same(conflicts, [])
  t.same(value, tree('a', 'cbd', 'Named'))
})

t.test('a conflict that is resolved leaves the rest of the merge as it is', async (t) => {
  const mine = { ...body('mine'), name: 'Mine' }
  const theirs = { ...body('theirs'), headers: [] }
  const { value, conflicts } = merge(base, mine, theirs as Base)
  t.match(takeTheirs(value, conflicts), {
    name: 'Mine',
    headers: [],
    routes: [{ responses: [{ body: 'theirs' }] }, {}, {}],
  })
})
