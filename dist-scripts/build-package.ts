// Builds dist/, what the npm package holds: JavaScript, types, the sample, and the JSON Schema of documents.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mockSchema } from '../core/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (path: string): string => `${root}/${path}`

rmSync(inRoot('dist'), { recursive: true, force: true })
execFileSync(inRoot('node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
copyFileSync(inRoot('server/sample/shop.yaml'), inRoot('dist/server/sample/shop.yaml'))
chmodSync(inRoot('dist/server/main.js'), 0o755)
writeFileSync(
  inRoot('dist/mock.schema.json'),
  `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'A mock', ...mockSchema }, null, 2)}\n`,
)
