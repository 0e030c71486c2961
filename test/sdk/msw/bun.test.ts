// A mock behind MSW on Bun: MSW 2 does there what it does on Node, MSW 3 intercepts nothing.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url))

function runOnBun(config: string): { major: number; cases: number; failures: string[] } {
  const output = execFileSync(
    path('node_modules/.bin/bun'),
    [`--tsconfig-override=${path(config)}`, path('test/support/msw-cases-on-bun.ts')],
    { encoding: 'utf8', timeout: 60_000, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  return JSON.parse(output.trim().split('\n').at(-1) ?? '')
}

t.test('MSW 2 carries a mock', async (t) => {
  const { major, cases, failures } = runOnBun('test/support/tsconfig.msw-2.json')
  t.equal(major, 2)
  t.ok(cases > 40, `${cases} cases have run`)
  t.same(failures, [])
})

t.test(
  'MSW 3 intercepts nothing, as the table of differences says, but its getResponse works',
  async (t) => {
    const { major, failures } = runOnBun('tsconfig.json')
    t.equal(major, 3)
    t.same(failures, [])
  },
)
