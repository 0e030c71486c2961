// A disk that is full costs entries, never requests: shown by files that the system does not let grow.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const pathOf = (relative: string): string =>
  JSON.stringify(fileURLToPath(new URL(relative, import.meta.url)))

const script = `
  import { openTransactionLog } from ${pathOf('../../../server/transactions/index.ts')}
  import { bigExchange } from ${pathOf('./exchanges.ts')}
  // A disk that is full sends no signal; a file that may not grow does.
  process.on('SIGXFSZ', () => {})
  const problems = []
  const log = await openTransactionLog({
    file: process.argv[2], maxAgeMs: 0, flushMs: 5, onProblem: (message) => problems.push(message),
  })
  const ring = log.ring('a', 1_000)
  const exchange = await bigExchange(20_000)
  let last
  while (log.metrics().dropped < 20) {
    last = ring.record(exchange)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const waiting = ring.record(exchange)
  const newest = log.list('a', { limit: 1 }).transactions[0].id
  console.log(JSON.stringify({ problems, metrics: log.metrics(), isListed: newest === waiting }))
`

for (const [runtime, command] of [
  ['Node', process.execPath],
  ['Bun', fileURLToPath(new URL('../../../node_modules/.bin/bun', import.meta.url))],
] as const) {
  t.test(`${runtime} goes on`, { skip: process.platform === 'win32' }, async (t) => {
    const folder = t.testdir({})
    const path = join(folder, 'script.ts')
    writeFileSync(path, script)
    const limited = 'ulimit -f 4096; exec "$@"'
    const args = ['-c', limited, 'sh', command, path, join(folder, 'log.db')]
    const said = JSON.parse(execFileSync('sh', args, { encoding: 'utf8', timeout: 60_000 }))
    t.match(said.problems, [/^The log of requests can't be written: /])
    t.ok(said.metrics.written > 0, 'what found room was written')
    t.ok(said.isListed, 'and the newest can be seen all the same')
  })
}
