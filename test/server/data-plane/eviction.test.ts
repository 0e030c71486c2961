// More deployments than fit the memory: they come and go, and nobody who asks them can tell.
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { toResponse, WebIncoming } from '../../../core/index.ts'
import {
  addOverride,
  DataPlane,
  LiveDeployments,
  StateStore,
} from '../../../server/data-plane/index.ts'
import { openTransactionLog } from '../../../server/transactions/index.ts'
import { withDeployments } from '../../support/with-deployments.ts'

/** Each weighs about 40 kB. */
const mockOf = (name: string) => ({
  name,
  data: { visits: [] },
  routes: [
    { endpoint: '/name', body: name },
    {
      method: 'post',
      endpoint: '/visits',
      body: "{{setData 'push' 'visits' '' (bodyRaw 'name')}}ok",
    },
    { endpoint: '/visits', body: "{{{stringify (dataRaw 'visits')}}}" },
    { endpoint: '/slow', latency: 60, body: "{{setGlobalVar 'slow' 'done'}}late" },
    { endpoint: '/global', body: "{{getGlobalVar 'slow'}}" },
  ],
})

async function withMemory(t: Test, memoryBytes: number) {
  const { deployments, database } = await withDeployments(t, { quotas })
  let time = Date.now()
  const now = () => time++
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  const log = await openTransactionLog({
    file: join(t.testdirName, 'log.db'),
    maxAgeMs: 0,
    onProblem: (problem) => t.fail(problem),
  })
  t.teardown(() => log.close())
  const live = new LiveDeployments({
    ...{ deployments, log, now, memoryBytes, onError, store: new StateStore(database) },
    filesOf: () => ({ open: () => Promise.reject(new Error('No file is read')) }),
    upstreamOf: () => async () => {
      throw new Error('No other server is asked')
    },
    onNamesChanged: () => plane.forgetNames(),
  })
  const plane = new DataPlane({ domain: 'mock.test', deployments, live, onError })
  const ask = async (request: string, body?: unknown, session?: string): Promise<string> => {
    const [method = 'GET', subdomain, path = ''] = request.split(/ |(?=\/)/)
    const web = new Request(`http://${subdomain}.mock.test${path}`, {
      method,
      headers: {
        host: `${subdomain}.mock.test`,
        'content-type': 'application/json',
        ...(session === undefined ? {} : { 'x-mockhost-session': session }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = await plane.handle(new WebIncoming(web, '127.0.0.1'))
    if (!answer) throw new Error(`${request} is not for a mock`)
    return toResponse(answer).text()
  }
  const names = Array.from({ length: 30 }, (_, number) => `shop-${number}`)
  for (const name of names) await deployments.create({ mock: mockOf(name), subdomain: name }, 'me')
  const visitsOf = async (name: string, session?: string) =>
    JSON.parse(await ask(`GET ${name}/visits`, undefined, session)) as string[]
  const pass = (ms: number) => {
    time += ms
  }
  return { deployments, database, live, log, ask, visitsOf, names, errors, pass }
}

const quotas = {
  ...{
    requestsPerSecond: 0,
    monthlyCalls: 0,
    documentBytes: 0,
    stateBytes: 0,
    filesBytes: 0,
    logEntries: 1_000,
  },
}

/** What is done in the turn after this one has been done. */
const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 5))

t.test('under traffic each answers as itself, and no change of a state is lost', async (t) => {
  const { deployments, live, log, ask, visitsOf, names, errors } = await withMemory(t, 200_000)
  const sent = new Map(names.map((name) => [name, [] as string[]]))
  for (let round = 0; round < 12; round++) {
    // Several at once for each, in another order each time, so that they push one another out.
    const turn = names.map((_, index) => names[(index * 7 + round) % names.length] as string)
    const answers = turn.flatMap((name) => [
      ask(`GET ${name}/name`),
      ...['a', 'b'].map(async (end) => {
        const visitor = `${round}${end}`
        sent.get(name)?.push(visitor)
        return (await ask(`POST ${name}/visits`, { name: visitor })) === 'ok' ? name : 'refused'
      }),
    ])
    const wanted = turn.flatMap((name) => [name, name, name])
    t.same(await Promise.all(answers), wanted)
    await nextTurn()
    t.ok(live.size <= 5, `${live.size} are in memory`)
  }
  for (const name of names) {
    const visits = await visitsOf(name)
    t.same(visits.sort(), sent.get(name)?.sort(), name)
  }
  const traffic = live.traffic()
  for (const name of names) {
    const { id } = deployments.get(name)
    t.equal(traffic.get(id)?.statuses.get(200), 12 * 3 + 1, 'all requests are counted')
    t.equal(log.list(id, { limit: 100 }).transactions.length, 12 * 3 + 1, 'and recorded')
  }
  live.save()
  for (const name of names) t.equal(deployments.get(name).monthlyCalls, 12 * 3 + 1, name)
  t.same(errors, [])
})

t.test('one that is answering stays until it has', async (t) => {
  const { ask, names, live, deployments } = await withMemory(t, 200_000)
  const [slow = '', ...others] = names
  const answer = ask(`GET ${slow}/slow`)
  await nextTurn()
  for (const name of others) await ask(`GET ${name}/name`)
  await nextTurn()
  const { id } = deployments.get(slow)
  t.ok(live.get(id), 'it is there though the others were asked later')
  t.equal(await answer, 'late')
  for (const name of others) await ask(`GET ${name}/name`)
  await nextTurn()
  t.notOk(live.get(id), 'and leaves afterwards')
  t.equal(await ask(`GET ${slow}/global`), 'done')
})

t.test('one with sessions leaves last, and they end with it', async (t) => {
  const { ask, visitsOf, names, live, deployments } = await withMemory(t, 200_000)
  const [tested = '', ...others] = names
  await ask(`POST ${tested}/visits`, { name: 'Ann' }, 'one')
  for (let round = 0; round < 3; round++) for (const name of others) await ask(`GET ${name}/name`)
  await nextTurn()
  t.same(await visitsOf(tested, 'one'), ['Ann'], 'it is there')
  const { id } = deployments.get(tested)
  for (const name of others) await ask(`POST ${name}/visits`, { name: 'Ben' }, 'two')
  await nextTurn()
  t.notOk(live.get(id), 'where all of them have sessions, the one asked for least lately leaves')
  t.same(await visitsOf(tested, 'one'), [])
})

t.test('one whose overrides would be lost stays as well', async (t) => {
  const { ask, names, live, deployments } = await withMemory(t, 200_000)
  const [tested = '', ...others] = names
  await ask(`GET ${tested}/name`)
  const { id } = deployments.get(tested)
  const { root } = live.get(id)?.scopes ?? {}
  t.ok(root && addOverride(root, { routes: [{ endpoint: '/name', body: 'other' }] }))
  for (const name of others) await ask(`GET ${name}/name`)
  await nextTurn()
  t.equal(await ask(`GET ${tested}/name`), 'other')
})

t.test('a session ends when nobody uses it for an hour', async (t) => {
  const { ask, visitsOf, names, live, deployments, pass } = await withMemory(t, 100_000_000)
  const visits = (session: string) => visitsOf(names[0] ?? '', session)
  for (const session of ['one', 'two'])
    await ask(`POST ${names[0]}/visits`, { name: 'Ann' }, session)
  pass(3_000_000)
  t.same(await visits('one'), ['Ann'])
  live.save()
  const before = live.weight
  pass(1_000_000)
  live.save()
  t.equal(live.get(deployments.get(names[0] ?? '').id)?.scopes.sessions.size, 1)
  t.ok(live.weight < before, 'and weighs nothing any more')
  t.same([await visits('one'), await visits('two')], [['Ann'], []])
})

t.test('a new one need not be compiled again to be asked', async (t) => {
  const { live, deployments, ask } = await withMemory(t, 100_000_000)
  const { id } = await deployments.create({ mock: mockOf('new'), subdomain: 'new' }, 'me')
  const { engine } = live.get(id) ?? {}
  t.ok(engine)
  t.equal(await ask('GET new/name'), 'new')
  t.equal(live.get(id)?.engine, engine)
})

t.test('a state that grows weighs more, and others give way to it', async (t) => {
  const { live, ask, visitsOf, names } = await withMemory(t, 2_000_000)
  t.equal(live.size, names.length)
  await ask(`POST ${names[0]}/visits`, { name: 'x'.repeat(300_000) })
  live.save()
  await nextTurn()
  t.ok(live.size < names.length && live.size > 1, `${live.size} are left`)
  t.ok(live.weight <= 2_000_000, `and weigh ${live.weight}`)
  t.equal((await visitsOf(names[0] ?? ''))[0]?.length, 300_000)
})

t.test('where states can not be saved, nothing leaves and answers go on', async (t) => {
  const { live, ask, visitsOf, names, errors, database } = await withMemory(t, 200_000)
  await nextTurn()
  database.exec(
    "CREATE TRIGGER full BEFORE INSERT ON usage BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
  )
  for (const name of names) t.equal(await ask(`POST ${name}/visits`, { name: 'Ann' }), 'ok')
  await nextTurn()
  t.equal(live.size, names.length)
  t.match(errors, [/the disk is full/])
  database.exec('DROP TRIGGER full')
  await ask(`GET ${names[0]}/name`)
  live.save()
  await nextTurn()
  t.ok(live.size <= 5, 'they leave when they can be saved')
  for (const name of names) t.same(await visitsOf(name), ['Ann'])
})
