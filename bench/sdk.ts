// Measures what a mock in a test process costs: making one, asking it, and importing what makes it.
// Usage: node bench/sdk.ts [--rounds N]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createMock, get, type MockDocument, post, when } from '../sdk/index.ts'
import { median } from './measure.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '31' } } })
const rounds = Number(values.rounds)

/** A hundred routes, as a hand-written mock has them: bodies, templates, rules, a function. */
const hundredRoutes = (): MockDocument => ({
  data: { users: [{ id: 1, name: 'Ann' }] },
  routes: Array.from({ length: 25 }, (_, number) => [
    get(`/users${number}/:id`, { id: "{{urlParam 'id'}}", name: "{{faker 'person.fullName'}}" }),
    get(`/items${number}`, [{ sku: 'a', count: 1 }], { headers: { 'X-Page': '1' } }),
    post(`/orders${number}`, [
      when.body('tier').equals('gold').reply({ discount: 10 }, { status: 201 }),
      when.header('X-Region').matches(/^eu/i).reply({ discount: 5 }, { status: 201 }),
      { status: 422, body: { error: 'no tier' } },
    ]),
    get(`/made${number}`, ({ query }) => ({ page: query.page })),
  ]).flat(),
})

/** The middle of what each round takes, in milliseconds. */
async function measure(run: () => unknown): Promise<number> {
  const figures: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await run()
    figures.push(performance.now() - started)
  }
  return median(figures)
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** Of importing it, bundled as the package has it, in a fresh process; without what starting Node takes. */
function importMs(path: string): number {
  // In the project, so that the libraries that it imports are found.
  const folder = mkdtempSync(join(root, 'bench-sdk-'))
  const run = (file: string, ...args: string[]) => execFileSync(file, args, { cwd: root })
  try {
    const options = ['--target=node', '--packages=external', '--splitting', '--outdir', folder]
    run(join(root, 'node_modules/.bin/bun'), 'build', path, ...options)
    const url = JSON.stringify(pathToFileURL(join(folder, 'index.js')))
    const code = `const t = performance.now(); await import(${url}); console.log(performance.now() - t)`
    const one = () => Number(run(process.execPath, '--input-type=module', '--eval', code))
    return median(Array.from({ length: 7 }, one))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const document = hundredRoutes()
const mock = createMock(document)
const REQUESTS = 1_000
async function askMany(path: string): Promise<void> {
  for (let count = 0; count < REQUESTS; count++) await (await mock.fetch(path)).text()
}
await askMany('/items7')

const rows: [title: string, figure: string, goal: string][] = [
  [
    'createMock of 100 routes',
    `${(await measure(() => createMock(hundredRoutes()))).toFixed(2)} ms`,
    '5 ms',
  ],
  [
    'createMock of the same document again',
    `${(await measure(() => createMock(document))).toFixed(3)} ms`,
    '',
  ],
  ['a request, by `mock.fetch`', `${(await measure(() => askMany('/items7'))).toFixed(1)} µs`, ''],
  [
    'a request that a function answers',
    `${(await measure(() => askMany('/made7'))).toFixed(1)} µs`,
    '',
  ],
  ['importing `mockhost`', `${importMs('sdk/index.ts').toFixed(0)} ms`, ''],
]
console.log(`Median of ${rounds} rounds on Node ${process.versions.node}\n`)
console.log('| what | mockhost | goal |\n| --- | --: | --: |')
for (const row of rows) console.log(`| ${row.join(' | ')} |`)
