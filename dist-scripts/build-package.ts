// Builds dist/, what the npm package holds: core and sdk as modules with their types, the command as a bundle with what
// only a server needs inside, the sample, and the JSON Schema of documents.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mockSchema } from '../core/index.ts'
import packageJson from '../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (path: string): string => `${root}/${path}`
const run = (tool: string, args: readonly string[]) =>
  execFileSync(inRoot(`node_modules/.bin/${tool}`), args, {
    cwd: root,
    // What is printed must not get between what npm prints for programs.
    stdio: ['ignore', 2, 2],
  })

/** What is installed beside the package, and SQLite, which is whatever the runtime has. */
const external = [
  ...Object.keys(packageJson.dependencies),
  ...Object.keys(packageJson.peerDependencies),
  'bun:sqlite',
]

rmSync(inRoot('dist'), { recursive: true, force: true })
run('tsc', ['-p', 'tsconfig.build.json'])
run('bun', [
  ...['build', 'server/main.ts', '--target=node', '--format=esm', '--splitting'],
  ...['--outdir', 'dist/server', '--entry-naming', '[name].[ext]'],
  ...external.flatMap((name) => ['--external', name]),
])
copyFileSync(inRoot('server/sample/shop.yaml'), inRoot('dist/server/shop.yaml'))
chmodSync(inRoot('dist/server/main.js'), 0o755)
writeFileSync(
  inRoot('dist/mock.schema.json'),
  `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'A mock', ...mockSchema }, null, 2)}\n`,
)
