// Measures what a mock behind MSW costs beside handlers that are written by hand, and what importing it takes.
// Usage: node bench/msw.ts [--rounds N]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { median } from './measure.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '31' } } })
const root = fileURLToPath(new URL('..', import.meta.url))
const run = (file: string, ...args: string[]): string =>
  execFileSync(file, args, { cwd: root, encoding: 'utf8' })

interface Result {
  title: string
  byHand: number
  mockhost: number
  fetchByHand: number
  fetchMockhost: number
}

const GOAL_MICROSECONDS = 25

function printRequests(version: '3' | '2'): void {
  const output = run(process.execPath, 'bench/through-msw.ts', version, values.rounds)
  console.log(`\nMSW ${version}, CPU µs a request\n`)
  console.log('| answer | by hand | mockhost | more | goal | `fetch` by hand | `fetch` mockhost |')
  console.log('| --- | --: | --: | --: | --: | --: | --: |')
  for (const { title, byHand, mockhost, fetchByHand, fetchMockhost } of JSON.parse(
    output,
  ) as Result[]) {
    const figures = [byHand, mockhost, mockhost - byHand].map((figure) => figure.toFixed(1))
    const fetched = [fetchByHand, fetchMockhost].map((figure) => figure.toFixed(0))
    console.log(`| ${[title, ...figures, GOAL_MICROSECONDS, ...fetched].join(' | ')} |`)
  }
}

/** Of a module in a fresh process, without what starting Node takes; the middle of several, in milliseconds. */
function importMs(code: string): number {
  const timed = `const t = performance.now(); ${code}; console.log(performance.now() - t)`
  const one = () => Number(run(process.execPath, '--input-type=module', '--eval', timed))
  return median(Array.from({ length: 11 }, one))
}

/** What MSW takes is taken by whoever uses MSW. */
function printImports(): void {
  // In the project, so that the libraries that it imports are found.
  const folder = mkdtempSync(join(root, 'bench-msw-'))
  try {
    const options = ['--target=node', '--packages=external', '--splitting', '--outdir', folder]
    writeFileSync(
      join(folder, 'both.ts'),
      "export * from '../sdk/index.ts'\nexport * from '../sdk/msw/index.ts'\n",
    )
    const bun = join(root, 'node_modules/.bin/bun')
    run(bun, 'build', 'sdk/msw/index.ts', join(folder, 'both.ts'), ...options)
    const at = (name: string) =>
      `await import(${JSON.stringify(pathToFileURL(join(folder, name)).href)})`
    const msw = "await import('msw/node')"
    const [alone, handlers, both] = [
      importMs(msw),
      importMs(`${msw}; ${at('sdk/msw/index.js')}`),
      importMs(`${msw}; ${at(`${basename(folder)}/both.js`)}`),
    ]
    console.log('\n| import | ms | goal |\n| --- | --: | --: |')
    console.log(`| \`msw/node\` alone | ${alone.toFixed(0)} | |`)
    console.log(`| \`mockhost/msw\` besides | ${(handlers - alone).toFixed(0)} | 60 |`)
    console.log(`| \`mockhost/msw\` and \`mockhost\` besides | ${(both - alone).toFixed(0)} | |`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

console.log(`Node ${process.versions.node}, the middle of ${values.rounds} rounds`)
printRequests('3')
printRequests('2')
printImports()
