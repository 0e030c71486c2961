// The router finds what a path is answered by, in the order of the document.
import t from 'tap'
import { compileDocument } from '../../../core/index.ts'
import {
  ComplexPath,
  createPathMatcher,
  type EndpointSyntax,
  parseEndpoint,
  Router,
  SimplePath,
} from '../../../core/match/index.ts'
import { SeededRandom } from '../seeded-random.ts'

const entriesOf = (syntaxes: readonly EndpointSyntax[]) =>
  syntaxes.map((syntax, order) => ({ method: 'GET', order, path: createPathMatcher(syntax) }))

const routerOf = (...endpoints: string[]) =>
  new Router(entriesOf(endpoints.map((endpoint) => parseEndpoint('', endpoint).main)))

/** The places of the endpoints that take a path. */
const taking = (router: ReturnType<typeof routerOf>, path: string): number[] =>
  router
    .find(path)
    .filter((entry) => entry.path.match(path))
    .map(({ order }) => order)

const orders: [endpoints: string[], path: string, taking: number[]][] = [
  [['users/:id', 'users/me'], '/users/me', [0, 1]],
  [['users/me', 'users/:id'], '/users/me', [0, 1]],
  [['users/me', 'users/:id'], '/users/5', [1]],
  [['*', 'users'], '/users', [0, 1]],
  [['users', '*'], '/USERS', [0, 1]],
  [['users', 'users'], '/users/', [0, 1]],
  [[':a/:b', 'x/*', ':a/y', 'x/y', 'x/:b?'], '/x/y', [0, 1, 2, 3, 4]],
  [[':a/:b', 'x/*', ':a/y', 'x/y', 'x/:b?'], '/x/z', [0, 1, 4]],
  [[':a/:b', 'x/*', ':a/y', 'x/y', 'x/:b?'], '/x', [4]],
  [['a/b', ':x/c', 'a/*'], '/a/c', [1, 2]],
  [['ab?c', 'abc', 'a:x'], '/abc', [0, 1, 2]],
  [['(users)?', 'users', '*all'], '/', [0]],
  [['trail/', 'trail'], '/trail/', [0, 1]],
  [['trail/', 'trail'], '/trail', [1]],
  [['a', 'b'], '/c', []],
]

for (const [endpoints, path, expected] of orders) {
  t.test(
    `${endpoints.join(', ')}: ${path} is taken by ${expected.join(', ') || 'none'}`,
    async (t) => {
      t.same(taking(routerOf(...endpoints), path), expected)
    },
  )
}

/** Pieces of patterns and of paths; few, so that they often meet. */
const PATTERN = [
  'a',
  'b',
  'AB',
  'a.b',
  ':p',
  ':q',
  '*',
  '*w',
  'a:p',
  ':p.:q',
  ':p?',
  'x(y)?',
  'ab?',
  ':r+',
  '{c}',
]
const PATH = ['a', 'b', 'Ab', 'a.b', 'x', 'XY', '1', '%41', 'a%2Fb', 'ac', 'C']

const textOf = (random: SeededRandom, pieces: readonly string[], most: number): string =>
  Array.from({ length: random.below(most + 1) }, () => random.pick(pieces)).join('/') +
  (random.below(4) === 0 ? '/' : '')

/** A pattern, or undefined where the pieces make none. */
function patternOf(random: SeededRandom): EndpointSyntax | undefined {
  try {
    return parseEndpoint('', textOf(random, PATTERN, 4)).main
  } catch {
    return undefined
  }
}

t.test('the tree gives what trying every endpoint in order gives', async (t) => {
  const random = new SeededRandom(7)
  let taken = 0
  for (let round = 0; round < 1_000; round++) {
    const syntaxes = Array.from({ length: 8 }, () => patternOf(random)).filter(
      (syntax) => syntax !== undefined,
    )
    const router = new Router(entriesOf(syntaxes))
    const every = syntaxes.map((syntax) => new ComplexPath(syntax))
    for (let time = 0; time < 6; time++) {
      const path = `/${textOf(random, PATH, 4)}`.replaceAll('//', '/')
      const found = router.find(path).map(({ order, path: own }) => [order, own.match(path)])
      const expected = every.map((own, order) => [order, own.match(path)])
      const differ = JSON.stringify(onlyMatches(found)) !== JSON.stringify(onlyMatches(expected))
      if (differ) t.same(onlyMatches(found), onlyMatches(expected), `${path} of ${names(syntaxes)}`)
      taken += onlyMatches(expected).length
    }
  }
  t.ok(taken > 4_000, `${taken} matches were compared`)
})

const onlyMatches = (results: unknown[][]): unknown[][] => results.filter(([, match]) => match)
const names = (syntaxes: readonly EndpointSyntax[]): string =>
  syntaxes.map(({ written }) => written).join(' ')

t.test('paths of literals and whole parameters need no regular expression', async (t) => {
  for (const endpoint of ['', 'a', 'a/b/', ':a', 'a/:b/c', 'a\\(b\\)/:c'])
    t.ok(createPathMatcher(parseEndpoint('', endpoint).main) instanceof SimplePath, endpoint)
  for (const endpoint of ['*', 'a:b', ':a-:b', 'a/:b?', 'a{b}', ':a.x'])
    t.ok(createPathMatcher(parseEndpoint('', endpoint).main) instanceof ComplexPath, endpoint)
})

t.test('each of 10,000 routes is found', async (t) => {
  const paths = Array.from({ length: 10_000 }, (_, index) => `/v${index % 7}/item${index}`)
  const shapes = ['', '/:id', '/:id/more', '/*']
  const { program } = compileDocument({
    routes: [
      ...paths.map((path, index) => ({ endpoint: path + shapes[index % 4], body: `${index}` })),
      { endpoint: '*', body: 'last' },
    ],
  })
  const tails = ['', '/5', '/5/more', '/5/6']
  const wrong = paths.filter((path, index) => {
    const asked = path + tails[index % 4]
    const takers = program?.router.find(asked).filter((endpoint) => endpoint.path.match(asked))
    return takers?.map(({ order }) => order / 9).join() !== `${index},${paths.length}`
  })
  t.same(wrong, [])
})

t.test('a reading of the last resort comes after every route', async (t) => {
  const { program } = compileDocument({
    routes: [
      { endpoint: 'items/:id:cancel', body: 'first' },
      { endpoint: 'items/:id', body: 'second' },
    ],
  })
  const takers = (path: string) =>
    program?.router
      .find(path)
      .filter((endpoint) => endpoint.path.match(path))
      .map(({ route }) => route.pattern)
  t.same(takers('/items/5:cancel'), ['/items/:id:cancel', '/items/:id', '/items/:id:cancel'])
  t.same(takers('/items/5'), ['/items/:id', '/items/:id:cancel'])
})
