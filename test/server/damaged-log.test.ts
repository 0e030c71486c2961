// The log of requests is not what answers: a damaged log.db costs entries, and the server goes on.
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Command } from '../support/binary.ts'
import { type StartedHost, startHost, temporaryFolder } from '../support/host.ts'

t.jobs = 2

const mock = { name: 'Greeting', routes: [{ endpoint: '/hello', body: 'hello' }] }
const GARBAGE = 'this is no database '.repeat(500)

/** What is at log.db when the server starts. */
const damages: Record<string, (file: string) => Promise<void>> = {
  'no database': (file) => writeFile(file, GARBAGE),
  'a folder': async (file) => {
    await rm(file)
    await mkdir(file)
  },
  'a database with a page overwritten': (file) => overwrite(file, 4_096),
}

/** Everything from there to the end. */
async function overwrite(file: string, from: number): Promise<void> {
  const { size } = await stat(file)
  const handle = await open(file, 'r+')
  await handle.write(GARBAGE.repeat(size / GARBAGE.length + 1).slice(0, size - from), from)
  await handle.close()
}

/** A data folder with a deployment and some requests in its log, its server ended. */
async function withPast(t: Test, command: Command): Promise<{ data: string; key: string }> {
  const data = join(await temporaryFolder(t), 'data')
  const host = await startHost(t, { command, data, args: ['--no-sample'] })
  await host.api('POST /deployments', { mock, subdomain: 'greet' })
  for (let count = 0; count < 30; count++) await hello(host)
  const ended = new Promise((resolve) => host.child.once('exit', resolve))
  host.child.kill('SIGTERM')
  await ended
  return { data, key: host.key }
}

const hello = (host: StartedHost) => host.ask('GET /hello', { host: 'greet.localhost' })

const logged = async (host: StartedHost): Promise<number> => {
  const { json } = await host.api('GET /deployments/greet/transactions?limit=100')
  return json.transactions.length
}

for (const command of ['binary', 'node'] satisfies Command[]) {
  for (const [damage, inflict] of Object.entries(damages))
    t.test(`${command}: ${damage} at log.db is moved aside, and told`, async (t) => {
      const { data, key } = await withPast(t, command)
      await inflict(join(data, 'log.db'))
      const host = await startHost(t, { command, data, key })
      t.match(await hello(host), { status: 200, text: 'hello' })
      t.equal(await logged(host), 1, 'a new log is begun')
      t.match(host.output(), /log\.db is damaged \(.+\): it was moved to \S+log\.db\.damaged-\S+,/)
      const kept = (await readdir(data)).filter((name) => /^log\.db\.damaged-[\dTZ-]+$/.test(name))
      t.equal(kept.length, 1, 'what was there is kept')
      if (damage === 'no database')
        t.equal(await readFile(join(data, kept[0] ?? ''), 'utf8'), GARBAGE, 'as it was')
    })

  t.test(`${command}: a log.db damaged while the server runs costs no answer`, async (t) => {
    const { data, key } = await withPast(t, command)
    const host = await startHost(t, { command, data, key })
    await host.api('POST /deployments', { mock, subdomain: 'later' })
    await writeFile(join(data, 'log.db'), GARBAGE)
    await writeFile(join(data, 'log.db-wal'), GARBAGE)
    for (let count = 0; count < 3; count++) {
      t.match(await hello(host), { status: 200, text: 'hello' })
      const answer = await host.ask('GET /hello', { host: 'later.localhost' })
      t.match(answer, { status: 200, text: 'hello' }, 'also of one that was not loaded')
    }
    await host.printed(/The log of requests can't be written: .+ Requests go on being answered/)
    t.match(await hello(host), { status: 200, text: 'hello' })
    t.match(await host.api('GET /deployments/greet'), { status: 200 })
    const ended = new Promise((resolve) => host.child.once('exit', resolve))
    host.child.kill('SIGTERM')
    t.equal(await ended, 0, 'it ends as ever')
  })
}
