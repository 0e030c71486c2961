// The recipes of the SDK's README do what they say under the runners that they are for, and are seen to fail when they are wrong.
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { apart, placePackage, runApart, toolPath } from '../support/built-package.ts'

const readme = readFileSync(fileURLToPath(new URL('../../sdk/README.md', import.meta.url)), 'utf8')

/** Every block of code that names its file. */
const recipes = new Map(
  [...readme.matchAll(/^```[tj]s\n\/\/ (tests\/\S+)\n(.*?)^```$/gms)].map(
    ([, path = '', code = '']) => [path, code],
  ),
)

interface Runner {
  readonly command: readonly string[]
  /** What it prints after so many tests have passed, or failed. */
  passed(count: number): RegExp
  failed(count: number): RegExp
  readonly env?: NodeJS.ProcessEnv
  /** Files beside the recipe. */
  readonly files?: Record<string, string>
}

const counts = (passed: string, failed: string): Pick<Runner, 'passed' | 'failed'> => ({
  passed: (count) => new RegExp(passed.replaceAll('N', `${count}`), 'm'),
  failed: (count) => new RegExp(failed.replaceAll('N', `${count}`), 'm'),
})

const playwrightConfig = `export default {
  testDir: 'tests',
  workers: 1,
  reporter: 'line',
  use: { launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] } },
}
`

/** The runners, each with edits to its recipe, of which each makes another of its tests fail. */
const TABLE: Record<string, Runner & { readonly edits: readonly [from: string, to: string][] }> = {
  'tests/orders.test.ts': {
    command: ['node'],
    ...counts('^201 {"discount":10}$', '"gold", expected "silver"'),
    edits: [["body: { customer: { tier: 'gold'", "body: { customer: { tier: 'silver'"]],
  },
  'tests/node.test.ts': {
    command: ['node', '--test', '--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...counts('^ℹ pass N$', '^ℹ fail N$'),
    edits: [
      ["{ times: 1, body: { sku: 'tea' } }", "{ times: 1, body: { sku: 'coffee' } }"],
      ['status: 503', 'status: 202'],
    ],
  },
  'tests/vitest.test.ts': {
    command: ['vitest', 'run'],
    ...counts('Tests +N passed \\(N\\)', 'Tests +N failed \\(N\\)'),
    edits: [
      ['expect.any(Number)', 'expect.any(String)'],
      ["toBe('2031')", "toBe('2032')"],
    ],
  },
  'tests/jest.test.js': {
    command: ['jest'],
    env: { NODE_OPTIONS: '--experimental-vm-modules' },
    ...counts('^Tests: +N passed, N total', '^Tests: +N failed, N total'),
    edits: [
      ['toBe(404)', 'toBe(200)'],
      ["name: 'Ann' })", "name: 'Bob' })"],
    ],
  },
  'tests/bun.test.ts': {
    command: ['bun', 'test'],
    ...counts('^ *N pass\n *0 fail', '^ *0 pass\n *N fail'),
    edits: [
      ["toBe('2')", "toBe('3')"],
      ['toBe(0)', 'toBe(2)'],
    ],
  },
  'tests/playwright.spec.ts': {
    command: ['playwright', 'test'],
    files: { 'playwright.config.ts': playwrightConfig },
    ...counts('^ *N passed', '^ *N failed'),
    edits: [
      ["'GET /users', { times: 1 }", "'GET /users', { times: 2 }"],
      ["toHaveText('out of order')", "toHaveText('Ann,Bob', { timeout: 300 })"],
    ],
  },
}

interface Finished {
  readonly status: number
  readonly output: string
}

const run = (runner: Runner, path: string, folder: string): Promise<Finished> => {
  const [tool = '', ...args] = runner.command
  const [file, all] = apart(...environmentOf(runner), toolPath(tool), ...args, path)
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: '1', CI: '1' } }
  return new Promise((resolve) =>
    execFile(file, all, options, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, output: stdout + stderr }),
    ),
  )
}

/** As `env` takes them. */
const environmentOf = ({ env = {} }: Runner): string[] =>
  Object.entries(env).map(([name, value]) => `${name}=${value}`)

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** A folder with one recipe, as somebody has it who follows it. */
function writeRecipe(folder: string, path: string, code: string): void {
  const files = { 'package.json': '{ "type": "module" }', [path]: code, ...TABLE[path]?.files }
  for (const [file, text] of Object.entries(files)) write(folder, file, text)
}

const broken = (t: Test, path: string, edits: readonly (readonly [string, string])[]): string =>
  edits.reduce((code, [from, to]) => {
    t.equal(code.split(from).length, 2, `there is one ${from} to be broken`)
    return code.replace(from, to)
  }, recipes.get(path) ?? '')

// Below the project, so that what is installed for it is found by the runners.
const folder = t.testdir({ 'package.json': '{ "type": "module" }' })
await placePackage(folder)

t.test('every recipe is run here', async (t) => {
  t.same([...recipes.keys()].sort(), Object.keys(TABLE).sort())
})

for (const [path, { edits, ...runner }] of Object.entries(TABLE)) {
  const [tool] = runner.command
  t.test(`${path} passes with ${tool}`, async (t) => {
    const place = join(folder, `right-${tool}`)
    writeRecipe(place, path, recipes.get(path) ?? '')
    const { status, output } = await run(runner, path, place)
    t.match(output, runner.passed(edits.length))
    t.equal(status, 0)
  })

  t.test(`${path} fails with ${tool} where it is wrong, in each of its tests`, async (t) => {
    const place = join(folder, `wrong-${tool}`)
    writeRecipe(place, path, broken(t, path, edits))
    const { status, output } = await run(runner, path, place)
    t.match(output, runner.failed(edits.length))
    t.equal(status, 1)
  })
}

t.test('the types of all recipes are right', async (t) => {
  const typed = [...recipes].filter(([path]) => path.endsWith('.ts'))
  for (const [path, code] of typed) write(folder, path, code)
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--ignoreConfig']
  const modules = ['--target', 'esnext', '--module', 'nodenext', '--types', 'node,bun-types']
  const args = [...options, ...modules, ...typed.map(([path]) => path)]
  await t.resolves(runApart(toolPath('tsc'), args, { cwd: folder }))
})
