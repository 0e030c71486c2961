// The tree of folders and routes: in a Mockoon file mended as Mockoon mends it, and walked depth first.
import t from 'tap'
import { compileDocument, formatMistake } from '../../../core/index.ts'

const child = (name: string) => ({
  type: name.startsWith('F') ? ('folder' as const) : ('route' as const),
  uuid: name,
})

/** A Mockoon file of routes a to d and folders; children are named `a` or `F1`. */
const documentOf = (root: string[], folders: Record<string, string[]>) => ({
  lastMigration: 33,
  routes: ['a', 'b', 'c', 'd'].map((uuid) => ({ uuid, endpoint: uuid, body: uuid })),
  folders: Object.entries(folders).map(([uuid, children]) => ({
    uuid,
    children: children.map(child),
  })),
  rootChildren: root.map(child),
})

const names = (children: readonly { uuid: string }[]): string =>
  children.map(({ uuid }) => uuid).join(' ')

type Row = [
  claim: string,
  root: string[],
  folders: Record<string, string[]>,
  mended: string[],
  order: string,
]

const rows: Row[] = [
  ['no tree: routes are tried as written', [], {}, ['a b c d'], 'a b c d'],
  ['the tree gives the order', ['d', 'b', 'a', 'c'], {}, ['d b a c'], 'd b a c'],
  [
    'folders are walked where they stand',
    ['a', 'F1', 'd'],
    { F1: ['c', 'b'] },
    ['a F1 d', 'c b'],
    'a c b d',
  ],
  [
    'folders hold folders',
    ['F1', 'd'],
    { F1: ['a', 'F2', 'c'], F2: ['b'] },
    ['F1 d', 'a F2 c', 'b'],
    'a b c d',
  ],
  [
    'children that do not exist are dropped',
    ['d', 'x', 'F9'],
    { F1: ['y'] },
    ['d F1 a b c', ''],
    'd a b c',
  ],
  [
    'what is named twice stays where it is named first',
    ['b', 'a', 'b'],
    {},
    ['b a c d'],
    'b a c d',
  ],
  ['folders come before the root', ['a', 'F1', 'b'], { F1: ['b'] }, ['a F1 c d', 'b'], 'a b c d'],
  [
    'the first of two folders keeps a route',
    ['F2', 'F1'],
    { F1: ['a'], F2: ['a', 'b'] },
    ['F2 F1 c d', 'a', 'b'],
    'b a c d',
  ],
  [
    'what no one names comes last, folders first',
    ['d'],
    { F1: ['b'] },
    ['d F1 a c', 'b'],
    'd b a c',
  ],
]

for (const [claim, root, folders, mended, order] of rows) {
  t.test(claim, async (t) => {
    const { mock, program } = compileDocument(documentOf(root, folders))
    t.same(
      [mock?.rootChildren ?? [], ...(mock?.folders.map(({ children }) => children) ?? [])].map(
        names,
      ),
      mended,
    )
    t.equal(names(program?.endpoints.map(({ route }) => route) ?? []), order)
  })
}

t.test('a route is no folder, though it has the uuid of one', async (t) => {
  const { mock } = compileDocument({
    ...documentOf([], { F1: ['a'] }),
    rootChildren: [{ type: 'folder', uuid: 'a' }, { type: 'route', uuid: 'F1' }, child('b')],
  })
  t.equal(names(mock?.rootChildren ?? []), 'b F1 c d')
})

t.test('a folder that holds itself does not hang, and what is outside is served', async (t) => {
  for (const folders of [
    { F1: ['F1', 'a'] },
    { F1: ['F2', 'a'], F2: ['F1'] },
    { F1: ['F1'], F2: ['F2', 'a'] },
  ] as Record<string, string[]>[]) {
    const { program } = compileDocument(documentOf(['b', 'F1'], folders))
    t.match(names(program?.endpoints.map(({ route }) => route) ?? []), /^b .*c d$/)
  }
})

const wrong: [claim: string, root: string[], folders: Record<string, string[]>, mistake: string][] =
  [
    ['a route that is not there', ['a', 'x'], {}, 'rootChildren[1].uuid: there is no route "x"'],
    ['a folder that is not there', ['F9'], {}, 'rootChildren[0].uuid: there is no folder "F9"'],
    [
      'a route that is named twice',
      ['a'],
      { F1: ['a'] },
      'rootChildren[0].uuid: the route is named twice',
    ],
    [
      'a route in two folders',
      [],
      { F1: ['a'], F2: ['b', 'a'] },
      'folders[1].children[1].uuid: the route is named twice',
    ],
  ]

for (const [claim, root, folders, mistake] of wrong) {
  t.test(`${claim} is a mistake, and in a Mockoon file a warning`, async (t) => {
    const file = documentOf(root, folders)
    const { lastMigration: _, ...handWritten } = file
    for (const [document, severity] of [
      [handWritten, 'error'],
      [file, 'warning'],
    ] as const) {
      const { mistakes } = compileDocument(document)
      t.same(mistakes.map(formatMistake), [mistake])
      t.same(mistakes[0]?.severity, severity)
    }
  })
}
