// Builds dist/, what the npm package holds: core and sdk with what they load at once inside, so that importing them
// reads few files; their types; the command with what only a server needs inside; the sample; the admin UI; the JSON Schema of documents.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mockSchema } from '../core/index.ts'
import packageJson from '../package.json' with { type: 'json' }
import './build-ui.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (path: string): string => `${root}/${path}`
const run = (tool: string, args: readonly string[]) =>
  execFileSync(inRoot(`node_modules/.bin/${tool}`), args, {
    cwd: root,
    // What is printed must not get between what npm prints for programs.
    stdio: ['ignore', 2, 2],
  })

/** The front doors of the package, and what bundlers for browsers put something else in place of. */
const ENTRIES = [
  'core/index.ts',
  'sdk/index.ts',
  'sdk/msw/index.ts',
  'sdk/client/index.ts',
  'sdk/listen/index.ts',
  'sdk/world/system/index.ts',
]

/** Libraries that are types of ours too, so they are installed; what runs of them is bundled all the same. */
const FOR_TYPES = ['@sinclair/typebox']

/** What is installed beside the package and loaded when it is used, and SQLite, which is whatever the runtime has. */
const external = [
  ...Object.keys(packageJson.dependencies).filter((name) => !FOR_TYPES.includes(name)),
  ...Object.keys(packageJson.peerDependencies),
  ...['bun:sqlite', 'node:*'],
  // It lies beside, as it is.
  '*.pack',
].flatMap((name) => ['--external', name])

rmSync(inRoot('dist'), { recursive: true, force: true })
run('tsc', ['-p', 'tsconfig.build.json'])
run('bun', [
  ...['build', ...ENTRIES, '--target=browser', '--format=esm', '--splitting', '--root', '.'],
  ...['--outdir', 'dist', '--entry-naming', '[dir]/[name].[ext]', '--chunk-naming'],
  ...['chunks/[name]-[hash].[ext]', ...external],
])
run('bun', [
  ...['build', 'server/main.ts', '--target=node', '--format=esm', '--splitting'],
  ...['--outdir', 'dist/server', '--entry-naming', '[name].[ext]', ...external],
])
copyFileSync(inRoot('server/sample/shop.yaml'), inRoot('dist/server/shop.yaml'))
copyFileSync(inRoot('server/ui/admin-ui.pack'), inRoot('dist/server/admin-ui.pack'))
chmodSync(inRoot('dist/server/main.js'), 0o755)
writeFileSync(
  inRoot('dist/mock.schema.json'),
  `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'A mock', ...mockSchema }, null, 2)}\n`,
)
writeFileSync(inRoot('dist/THIRD-PARTY-LICENSES'), licences())

/** The terms of what is bundled, of which not all that is listed is used. */
function licences(): string {
  const names = Object.keys(packageJson.devDependencies).filter(
    (name) => !name.startsWith('@types/'),
  )
  const texts = [...names, ...FOR_TYPES].flatMap((name) =>
    globSync(`node_modules/${name}/{LICENSE,LICENCE,license,License}*`, { cwd: root })
      .slice(0, 1)
      .map((file) => `${name}\n\n${readFileSync(inRoot(file), 'utf8')}`),
  )
  return texts.join(`\n${'-'.repeat(80)}\n`)
}
