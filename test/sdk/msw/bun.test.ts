// A mock behind MSW 2 on Bun; MSW 3 intercepts nothing there.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const output = execFileSync(
  path('../../../node_modules/.bin/bun'),
  [
    `--tsconfig-override=${path('../../support/tsconfig.msw-2.json')}`,
    path('../../support/msw-cases-on-bun.ts'),
  ],
  { encoding: 'utf8', timeout: 60_000 },
)
const { major, cases, failures } = JSON.parse(output.trim().split('\n').at(-1) ?? '')

t.equal(major, 2, 'it is MSW 2')
t.ok(cases > 40, `${cases} cases have run`)
t.same(failures, [])
