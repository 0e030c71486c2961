// The README of the SDK: its example of MSW runs, and its table is the one that the code has.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { parity } from '../../../sdk/msw/parity.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const readme = readFileSync(`${root}sdk/README.md`, 'utf8')

t.test('the example runs, and each of its tests passes', async (t) => {
  const [, code = ''] = /^```ts\n(\/\/ msw\.test\.ts\n.*?)^```$/ms.exec(readme) ?? []
  const own = code
    .replace("'mockhost/msw'", `'${root}sdk/msw/index.ts'`)
    .replace("'mockhost'", `'${root}sdk/index.ts'`)
  const folder = t.testdir({ 'msw.test.ts': own })
  // Node would take it for a part of a test that it runs itself.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const { stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap'], {
    cwd: folder,
    encoding: 'utf8',
    env,
  })
  t.match(stdout, /^# pass 5$/m, stdout)
  t.match(stdout, /^# fail 0$/m)
})

t.test('what is otherwise than on a port is told as it is declared', async (t) => {
  const [, section = ''] = /^## Behind MSW\n(.*?)^## /ms.exec(readme) ?? []
  const rows = [...section.matchAll(/^\| (.*?) +\| (.*?) +\| (.*?) *\|$/gm)].map((row) =>
    row.slice(1),
  )
  t.same(
    rows.filter(([, becomes]) => becomes !== '' && !becomes?.startsWith('-')),
    parity.map(({ what, becomes, how }) => [what, becomes, how]),
  )
})
