// Opening a log: a damaged file is told, with what to do, and the same answers come on each runtime.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { openDatabase } from '../../../server/storage/index.ts'
import { openLog } from './open-log.ts'

t.test('a file that is no database is refused, and says what to do', async (t) => {
  const file = join(
    t.testdir({ 'log.db': 'this is no database, and long enough to be seen as such '.repeat(100) }),
    'log.db',
  )
  await t.rejects(openLog(t, { file }), {
    message: /log\.db can't be opened: .+ move it away, and a new one is made\.$/,
  })
})

t.test('a folder that is not there is told, without advice that does not help', async (t) => {
  const file = join(t.testdir({}), 'none', 'log.db')
  const error = await openLog(t, { file }).catch((reason: Error) => reason)
  t.match(error, { message: /none\/log\.db can't be opened/ })
  t.notMatch(error, { message: /move it away/ })
})

t.test('a file of a newer version is refused', async (t) => {
  const { log, file } = await openLog(t)
  log.close()
  const database = await openDatabase(file, { durability: 'normal' })
  database.exec('PRAGMA user_version = 99')
  database.close()
  await t.rejects(openLog(t, { file }), { message: /written by a newer mockhost/ })
})

t.test('what was written before there were sessions is read as of none', async (t) => {
  const { log, file } = await openLog(t)
  log.close()
  const database = await openDatabase(file, { durability: 'normal' })
  const detail = JSON.stringify({ id: 7, request: { path: '/old' } })
  database.exec(`
    ALTER TABLE transactions DROP COLUMN session;
    PRAGMA user_version = 1;
    INSERT INTO transactions (id, deployment_id, status, method, path, time, detail)
      VALUES (7, 'a', 200, 'GET', '/old', 0, '${detail}');
  `)
  database.close()
  const { log: again } = await openLog(t, { file })
  t.match(again.list('a', { session: '' }).transactions, [
    { id: 7, request: { path: '/old' }, session: null },
  ])
  t.same(again.list('a', { session: 'one' }).transactions, [])
})

const script = (file: string): string => `
  import { openTransactionLog } from ${JSON.stringify(fileURLToPath(new URL('../../../server/transactions/index.ts', import.meta.url)))}
  import { bigExchange, exchangeOf } from ${JSON.stringify(fileURLToPath(new URL('./exchanges.ts', import.meta.url)))}
  let now = ${Date.UTC(2026, 10, 26)}
  const log = await openTransactionLog({
    file: ${JSON.stringify(file)}, maxAgeMs: 0, now: () => now++, bodyBytes: 1_001,
    onProblem: (message) => { throw new Error(message) },
  })
  const ring = log.ring('a', 3)
  for (const path of ['/hello?a=1', '/helo', '/latin', '/login'])
    ring.record({ ...(await exchangeOf(path)), ms: 1 })
  log.flush()
  ring.record({ ...(await bigExchange(1_000)), ms: 1 })
  const page = log.list('a')
  log.close()
  console.log(JSON.stringify({ page, metrics: log.metrics() }))
`

t.test('Node and Bun write and read the same', async (t) => {
  const run = (command: string, name: string): unknown => {
    const folder = t.testdirName
    const path = join(folder, `${name}.ts`)
    writeFileSync(path, script(join(folder, `${name}.db`)))
    return JSON.parse(execFileSync(command, [path], { encoding: 'utf8' }))
  }
  t.testdir({})
  const onNode = run(process.execPath, 'node')
  const bun = fileURLToPath(new URL('../../../node_modules/.bin/bun', import.meta.url))
  t.match(onNode, { page: { transactions: [{}, {}, {}], cursor: null } })
  t.same(run(bun, 'bun'), onNode)
})
