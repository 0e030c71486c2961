// The map of the project holds: who imports whom, what opens a file, and how heavy the core is.
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import t from 'tap'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Import {
  /** A path from the root for files of the project, else the specifier. */
  target: string
  isOwn: boolean
  /** Not there any more when the program runs. */
  isTypeOnly: boolean
  /** Loaded when it is asked for. */
  isLazy: boolean
}

interface SourceFile {
  path: string
  text: string
  imports: Import[]
}

const STATIC = /^(import|export)( type)?\s(?:[^;'"]*?\sfrom )?'([^']+)'/gm
const LAZY = /\bimport\('([^']+)'/g

function readImports(path: string, text: string): Import[] {
  const resolve = (specifier: string) =>
    specifier.startsWith('.')
      ? { target: relative(root, join(root, dirname(path), specifier)), isOwn: true }
      : { target: specifier, isOwn: false }
  return [
    ...[...text.matchAll(STATIC)].map(([, , type, specifier = '']) => ({
      ...resolve(specifier),
      isTypeOnly: type !== undefined,
      isLazy: false,
    })),
    ...[...text.matchAll(LAZY)].map(([, specifier = '']) => ({
      ...resolve(specifier),
      isTypeOnly: false,
      isLazy: true,
    })),
  ]
}

const files: SourceFile[] = globSync(
  '{core,sdk,server,admin-ui,dist-scripts,bench,test}/**/*.{ts,tsx}',
  {
    cwd: root,
    exclude: (name) => name.includes('node_modules'),
  },
).map((path) => {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, text, imports: readImports(path, text) }
})

const areaOf = (path: string): string => path.split('/')[0] as string
const inArea = (area: string): SourceFile[] => files.filter(({ path }) => areaOf(path) === area)
const product = ['core', 'sdk', 'server'].flatMap(inArea)

/** What a file of an area may import of the project. */
const MAP: Record<string, readonly string[]> = {
  core: ['core'],
  sdk: ['core', 'sdk'],
  server: ['core', 'server', 'package.json'],
  'admin-ui': ['admin-ui', 'sdk'],
  bench: ['bench', 'core', 'sdk', 'server'],
  'dist-scripts': ['dist-scripts', 'core', 'server', 'package.json'],
}

/** What the server takes from the sdk: listening and asking, and for the command the client that any program has. */
const FROM_SDK: Record<string, readonly string[]> = {
  'server/': ['sdk/listen/index.ts', 'sdk/world/index.ts'],
  'server/cli/': ['sdk/client/index.ts'],
}

const isFromSdk = (path: string, target: string): boolean =>
  Object.entries(FROM_SDK).some(
    ([folder, doors]) => path.startsWith(folder) && doors.includes(target),
  )

t.test('the files of the project are found, and their imports read', async (t) => {
  const engine = files.find(({ path }) => path === 'core/engine.ts')
  t.match(
    engine?.imports.map(({ target }) => target),
    /core\/request\/index\.ts/,
  )
  t.match(
    readImports(
      'core/a.ts',
      "import type { A } from './b.ts'\nawait import('ajv')\nimport './c.ts'\n",
    ),
    [
      { target: 'core/b.ts', isTypeOnly: true },
      { target: 'core/c.ts', isTypeOnly: false },
      { target: 'ajv', isLazy: true },
    ],
  )
})

t.test('each part imports only those that it may', async (t) => {
  for (const { path, imports } of files) {
    const allowed = MAP[areaOf(path)]
    if (!allowed) continue
    const wrong = imports.filter(
      ({ isOwn, target }) => isOwn && !allowed.includes(areaOf(target)) && !isFromSdk(path, target),
    )
    t.same(wrong, [], path)
  }
})

t.test('core uses no runtime of its own', async (t) => {
  for (const { path, text, imports } of inArea('core')) {
    t.notOk(
      imports.some(({ target }) => /^(node|bun):|^bun$/.test(target)),
      `${path} imports none`,
    )
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    t.notMatch(code, /\b(process|Bun|Deno|Buffer|__dirname|require)\b[.(]/, `${path} names none`)
  }
})

t.test('mock traffic passes through no framework', async (t) => {
  const users = product.filter(({ imports }) =>
    imports.some(({ target }) => /^(elysia|@elysia)/.test(target)),
  )
  t.same(
    users.filter(({ path }) => !path.startsWith('server/control-plane/')).map(({ path }) => path),
    [],
  )
})

t.test('packages that are used are known, and what is installed beside is used', async (t) => {
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const used = packagesOf(product)
  const known = { ...dependencies, ...devDependencies, ...peerDependencies }
  const unknown = [...used].filter((name) => !(name in known))
  t.same(unknown, [])
  const unused = Object.keys(dependencies).filter((name) => !used.has(name))
  t.same(unused, [])
})

const packagesOf = (sources: readonly SourceFile[]): Set<string> =>
  new Set(
    sources
      .flatMap(({ imports }) => imports)
      .filter(({ isOwn, target }) => !isOwn && !/^(node|bun):|^bun$/.test(target))
      .map(({ target }) => target.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? target),
  )

/** By itself, so that who only needs errors does not carry the engine. */
const DOORLESS = 'core/errors.ts'

t.test('folders are entered by their front door', async (t) => {
  const isInside = (path: string, folder: string) => `${dirname(path)}/`.startsWith(`${folder}/`)
  for (const { path, imports } of product) {
    const wrong = imports
      .filter(({ isOwn, isLazy, target }) => isOwn && !isLazy && target.endsWith('.ts'))
      .filter(({ target }) => !target.endsWith('/index.ts') && !isInside(path, dirname(target)))
      .filter(({ target }) => target !== DOORLESS)
    t.same(wrong, [], path)
  }
})

t.test('a front door only exports', async (t) => {
  for (const { path, text } of product.filter(({ path }) => path.endsWith('/index.ts'))) {
    const rest = text.replace(/^\/\/.*$/gm, '').replace(/^export [^;'"=]*? from '[^']+'$/gm, '')
    t.equal(rest.trim(), '', path)
  }
})

t.test('no file imports itself, by whatever way', async (t) => {
  const byPath = new Map(product.map((file) => [file.path, file]))
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path].join(' -> '))
    if (done.has(path) || way.includes(path)) return
    for (const { target, isOwn, isTypeOnly, isLazy } of byPath.get(path)?.imports ?? [])
      if (isOwn && !isTypeOnly && !isLazy) visit(target, [...way, path])
    done.add(path)
  }
  for (const { path } of product) visit(path, [])
  t.same(cycles, [])
})

t.test('every file opens by saying what it is', async (t) => {
  for (const { path, text } of files) t.match(text, /^(#!.*\n)?(\/\/ \S|\/\*\*)/, path)
})

t.test('core for a browser is at most 150 KB, compressed', async (t) => {
  const file = join(t.testdir({}), 'core.js')
  const lazy = ['@faker-js/*', '@remix-run/*', 'ajv', 'ajv-formats', 're2js', 'sax', 'yaml']
  execFileSync(
    join(root, 'node_modules/.bin/bun'),
    [
      ...['build', 'core/index.ts', '--target=browser', '--minify', '--outfile', file],
      ...lazy.flatMap((name) => ['--external', name]),
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const bundle = readFileSync(file)
  t.ok(gzipSync(bundle).length <= 150_000, `${gzipSync(bundle).length} bytes`)
  for (const name of ['ajv', 'sax', 're2js', '@faker-js/faker', '@remix-run/multipart-parser'])
    t.notMatch(
      bundle.toString(),
      new RegExp(`from ?"${name}`),
      `${name} is loaded when it is asked for`,
    )
})
