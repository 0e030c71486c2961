// Killed in the middle of deploys again and again, `mockhost start` has everything that it acknowledged.
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import t, { type Test } from 'tap'
import type { Command } from '../support/binary.ts'
import { type StartedHost, startHost, temporaryFolder } from '../support/host.ts'

t.jobs = 2

const CLIENTS = 4
/** How often each way of running is killed. The binary is what is deployed; Node takes longer for its first answers. */
const ways: Record<Command, Way> = {
  binary: { kills: 50, stretch: 1 },
  node: { kills: 5, stretch: 3 },
}

interface Way {
  readonly kills: number
  readonly stretch: number
}

/** Spread over 20 to 300 ms after the clients begin, in no order. */
const killAfterMs = (round: number, stretch: number): number =>
  (20 + ((round * 101) % 281)) * stretch

/** What the server said it has: of each deployment the body that its mock answers with, by revision. */
type Acknowledged = Map<string, Map<number, string>>

const mockOf = (body: string) => ({ name: 'Kept', routes: [{ endpoint: '/body', body }] })

interface Tally {
  readonly acknowledged: Acknowledged
  /** Requests that the kill left without an answer. */
  cut: number
}

for (const [command, { kills, stretch }] of Object.entries(ways) as [Command, Way][]) {
  t.test(`${command}: everything acknowledged outlasts ${kills} kills`, async (t) => {
    const data = join(await temporaryFolder(t), 'data')
    const tally: Tally = { acknowledged: new Map(), cut: 0 }
    let host = await startHost(t, { command, data, args: ['--no-sample'] })
    await host.printed(/mockhost deploy FILE/)
    await deploy(host, 'POST /deployments', { subdomain: 'shared', mock: mockOf('at first') })
    for (let round = 1; round <= kills; round++) {
      const before = new Set(tally.acknowledged.keys())
      await killDuringDeploys(host, round, killAfterMs(round, stretch), tally)
      host = await startHost(t, { command, data, key: host.key })
      const recent = [...tally.acknowledged.keys()].filter((name) => !before.has(name))
      await assertKept(t, host, tally, ['shared', ...recent])
    }
    await assertKept(t, host, tally, [...tally.acknowledged.keys()])
    const changes = [...tally.acknowledged.values()].reduce((sum, { size }) => sum + size, 0)
    t.ok(changes > kills * CLIENTS, `${changes} deploys and changes were acknowledged`)
    t.ok(tally.cut >= kills, `${tally.cut} requests were cut off`)
  })
}

async function killDuringDeploys(
  host: StartedHost,
  round: number,
  afterMs: number,
  tally: Tally,
): Promise<void> {
  const end = new Promise((resolve) => host.child.once('exit', resolve))
  const clients = Array.from({ length: CLIENTS }, (_, client) =>
    deployUntilCut(host, `r${round}-c${client}`, tally),
  )
  const over = Promise.all(clients)
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  host.child.kill('SIGKILL')
  await Promise.all([end, over])
}

/** Creates deployments and changes each, and one that all clients change, until the server is gone. */
async function deployUntilCut(host: StartedHost, prefix: string, tally: Tally): Promise<void> {
  const send = async (request: string, subdomain: string, body: string) => {
    const isNew = request.startsWith('POST')
    const mock = mockOf(body)
    const revision = await deploy(host, request, isNew ? { subdomain, mock } : mock)
    acknowledge(tally, subdomain, revision, body)
  }
  try {
    for (let number = 0; ; number++) {
      const own = `${prefix}-n${number}`
      await send('POST /deployments', own, `${own} at first`)
      await send(`PUT /deployments/${own}/mock`, own, `${own} changed`)
      await send('PUT /deployments/shared/mock', 'shared', `shared by ${own}`)
      await send(`PUT /deployments/${own}/mock`, own, `${own} changed again`)
    }
  } catch (error) {
    if (!host.child.killed) throw error
    tally.cut++
  }
}

/** @returns the revision that was acknowledged */
async function deploy(host: StartedHost, request: string, body: unknown): Promise<number> {
  const { status, text, json } = await host.api(request, body)
  if (status !== 200 && status !== 201) throw new Error(`${request}: ${status} ${text}`)
  return json.revision
}

function acknowledge({ acknowledged }: Tally, name: string, revision: number, body: string): void {
  const revisions = acknowledged.get(name) ?? new Map<number, string>()
  acknowledged.set(name, revisions.set(revision, body))
}

async function assertKept(
  t: Test,
  host: StartedHost,
  { acknowledged }: Tally,
  asked: readonly string[],
): Promise<void> {
  const file = new Sqlite(join(host.data, 'data.db'), { readonly: true })
  try {
    t.same(file.pragma('quick_check'), [{ quick_check: 'ok' }], 'the file is sound')
    t.same(missingIn(file, acknowledged), [], 'every acknowledged revision is there as it was sent')
    for (const name of asked) {
      const live = liveBody(file, name)
      const answer = await host.ask('GET /body', { host: `${name}.localhost` })
      if (answer.text !== live) t.equal(answer.text, live, `${name} answers with what is live`)
    }
  } finally {
    file.close()
  }
}

const LIVE = `SELECT revision FROM deployments WHERE subdomain = ? AND deleted_at IS NULL`
const DOCUMENT = `SELECT document FROM revisions JOIN deployments ON deployment_id = id
  WHERE subdomain = ? AND number = ?`

function missingIn(file: Sqlite.Database, acknowledged: Acknowledged): string[] {
  const live = file.prepare<[string], { revision: number }>(LIVE)
  return [...acknowledged].flatMap(([name, revisions]) => {
    const newest = live.get(name)?.revision ?? 0
    return [...revisions]
      .filter(([number, body]) => newest < number || bodyAt(file, name, number) !== body)
      .map(([number]) => `${name} at revision ${number}, where ${newest} is live`)
  })
}

function liveBody(file: Sqlite.Database, name: string): string | undefined {
  const row = file.prepare<[string], { revision: number }>(LIVE).get(name)
  return row && bodyAt(file, name, row.revision)
}

function bodyAt(file: Sqlite.Database, name: string, revision: number): string | undefined {
  const row = file.prepare<[string, number], { document: string }>(DOCUMENT).get(name, revision)
  return row && JSON.parse(row.document).routes[0].body
}
