// Every recorded answer again, through the engine alone on Bun.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const bun = fileURLToPath(new URL('../../node_modules/.bin/bun', import.meta.url))
const script = fileURLToPath(new URL('../support/conformance-on-bun.ts', import.meta.url))

const results: { name: string; requests: number; problems: string[] }[] = JSON.parse(
  execFileSync(bun, [script], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
)

for (const { name, requests, problems } of results) {
  t.same(problems, [], `${name}: ${requests} requests are answered on Bun as Mockoon did`)
}
t.ok(results.length > 100, 'the whole corpus has run')
