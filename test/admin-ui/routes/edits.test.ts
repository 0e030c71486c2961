// Changes of the tree of routes: where everything stands afterwards, and what is answered first.
import t from 'tap'
import {
  addFolder,
  addRoutes,
  type Change,
  duplicate,
  move,
  nest,
  newRoute,
  remove,
  step,
  toggle,
  unnest,
} from '../../../admin-ui/deployment/routes/edits.ts'
import { routesOf } from '../../../admin-ui/deployment/routes/paste.ts'
import {
  type TreeItem,
  treeOf,
  wordsOf,
} from '../../../admin-ui/deployment/routes/tree/tree-model.ts'
import { looksSame } from '../../../admin-ui/deployment/routes/tree/use-tree.ts'
import {
  type Child,
  checkMock,
  type Mock,
  openDocument,
  routesInOrder,
} from '../../../sdk/editing/index.ts'

const route = (uuid: string): Child => ({ type: 'route', uuid })
const folder = (uuid: string): Child => ({ type: 'folder', uuid })

/** `a F(b G(c)) d` */
const { mock } = openDocument({
  name: 'Shop',
  routes: ['a', 'b', 'c', 'd'].map((uuid) => ({ uuid, endpoint: `/${uuid}`, body: uuid })),
  folders: [
    { uuid: 'F', name: 'First', children: [route('b'), folder('G')] },
    { uuid: 'G', name: 'Inner', children: [route('c')] },
  ],
  rootChildren: [route('a'), folder('F'), route('d')],
})

function drawn({ rootChildren, folders }: Mock): string {
  const draw = (children: readonly Child[]): string =>
    children
      .map(({ type, uuid }) =>
        type === 'route'
          ? uuid
          : `${uuid}(${draw(folders.find((one) => one.uuid === uuid)?.children ?? [])})`,
      )
      .join(' ')
  return draw(rootChildren)
}

const cases: [claim: string, change: Change, tree: string][] = [
  [
    'a route moves before another',
    move(['d'], { target: 'a', position: 'before' }),
    'd a F(b G(c))',
  ],
  ['into a folder, at its end', move(['a'], { target: 'F', position: 'on' }), 'F(b G(c) a) d'],
  ['out of a folder', move(['c'], { target: 'a', position: 'after' }), 'a c F(b G()) d'],
  [
    'several, in their order',
    move(['d', 'a'], { target: 'b', position: 'after' }),
    'F(b d a G(c))',
  ],
  [
    'a folder with all that is in it',
    move(['G'], { target: 'd', position: 'after' }),
    'a F(b) d G(c)',
  ],
  ['a folder not into itself', move(['F'], { target: 'G', position: 'on' }), 'a F(b G(c)) d'],
  ['to the end of the root', move(['a'], { target: 'root', position: 'on' }), 'F(b G(c)) d a'],
  ['one step up', step('d', -1), 'a d F(b G(c))'],
  ['no step beyond the end', step('d', 1), 'a F(b G(c)) d'],
  ['into the folder before it', nest('d'), 'a F(b G(c) d)'],
  ['nowhere without a folder before it', nest('a'), 'a F(b G(c)) d'],
  ['out, behind its folder', unnest('c'), 'a F(b G() c) d'],
  ['out of nothing', unnest('a'), 'a F(b G(c)) d'],
  ['a folder goes with what is in it', remove(['F']), 'a d'],
  ['a new folder stands at the end', addFolder('New', 'N'), 'a F(b G(c)) d N()'],
  ['a new one behind what is chosen', addRoutes([newRoute({ uuid: 'x' })], 'b'), 'a F(b x G(c)) d'],
]

for (const [claim, change, tree] of cases)
  t.test(`${claim}: ${tree}`, async (t) => {
    const changed = change(mock)
    t.equal(drawn(changed), tree)
    t.equal(drawn(mock), 'a F(b G(c)) d', 'the given one stays as it is')
    t.same(
      routesInOrder(changed).map(({ uuid }) => uuid),
      tree.match(/[a-z]/g),
      'they are tried in this order',
    )
    t.same(checkMock({ mock: changed, dialect: 'mockhost' }), [])
  })

t.test('copies stand behind their originals, with identities of their own', async (t) => {
  const changed = duplicate(['b'])(mock)
  t.match(drawn(changed), /^a F\(b [0-9a-f-]{36} G\(c\)\) d$/)
  const uuids = changed.routes.flatMap(({ uuid, responses }) => [
    uuid,
    ...responses.map((response) => response.uuid),
  ])
  t.equal(new Set(uuids).size, uuids.length)
})

t.test('a folder is switched off with what is in it, and on again', async (t) => {
  const off = toggle(['F'])(mock)
  t.same(
    off.routes.filter(({ disabled }) => disabled).map(({ uuid }) => uuid),
    ['b', 'c'],
  )
  t.notOk(toggle(['F'])(off).routes.some(({ disabled }) => disabled))
})

t.test(
  'one route or several come out of the clipboard, also such as are written by hand',
  async (t) => {
    t.match(routesOf('{"endpoint":"/x","body":{"a":1}}'), [
      { endpoint: '/x', responses: [{ body: /"a"/ }] },
    ])
    const [first] = mock.routes
    const [pasted] = routesOf(JSON.stringify([first]))
    t.not(pasted?.uuid, first?.uuid)
    t.match(pasted, { endpoint: first?.endpoint, responses: [{ body: 'a' }] })
    t.throws(() => routesOf('[{"endpointt":"/x"}]'), /holds no routes/)
    t.throws(() => routesOf('hello'), SyntaxError)
  },
)

t.test('all words must be found, in any part, and folders that have some stay', async (t) => {
  const shown = (filter: string) =>
    JSON.stringify(treeOf(mock, wordsOf(filter), new Set()), (key, value) =>
      key === 'route' || key === 'folder' ? undefined : value,
    )
      .match(/"id":"(\w)"/g)
      ?.join('')
      .replace(/\W|id/g, '') ?? ''
  t.equal(shown('get /c'), 'FGc')
  t.equal(shown('post /c'), '')
  t.equal(shown('inner'), 'FGc')
  t.equal(shown(''), 'aFbGcd')
})

t.test('the tree is another one only where it looks different', async (t) => {
  const [first] = mock.routes
  const withRoute = (fields: object): Mock => ({
    ...mock,
    routes: mock.routes.map((one) => (one === first ? { ...one, ...fields } : one)),
  })
  t.ok(looksSame(mock, withRoute({ responses: [] })))
  t.ok(looksSame(mock, { ...mock, name: 'Other' }))
  for (const fields of [{ endpoint: 'x' }, { disabled: true }, { responseMode: 'RANDOM' }])
    t.notOk(looksSame(mock, withRoute(fields)))
  t.notOk(looksSame(mock, step('d', -1)(mock)))
  t.notOk(looksSame(mock, remove(['d'])(mock)))
  const itemOf = (filter: string): TreeItem | undefined =>
    treeOf(mock, wordsOf(filter), new Set())[0]
  t.equal(itemOf(''), itemOf('/a'), 'and so is an item of it')
})
