// `mockhost start` as a user would drive it: over HTTP and by the command, on the binary and on Node.
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import type { Command } from '../support/binary.ts'
import { runBinary } from '../support/binary.ts'
import { ask, type StartedHost, startHost, temporaryFolder } from '../support/host.ts'
import { startUpstream } from '../support/upstream-server.ts'

t.jobs = 2
const hosted = (body: string) => ({
  name: 'Greeting',
  data: { visits: [] },
  routes: [
    { endpoint: '/hello', body },
    {
      method: 'post',
      endpoint: '/visits',
      body: "{{setData 'push' 'visits' '' (bodyRaw 'name')}}{{data 'visits'}}",
    },
    { endpoint: '/slow', latency: 400, body: 'late' },
    { endpoint: '/stage', body: "{{getEnvVar 'STAGE'}}|{{getEnvVar 'TOKEN'}}|{{baseUrl}}" },
  ],
})

const at = (host: StartedHost, subdomain: string, request: string, headers = {}, body?: unknown) =>
  host.ask(request, { host: `${subdomain}.localhost`, headers, body })

for (const command of ['binary', 'node'] satisfies Command[]) {
  t.test(
    `${command}: a mock is deployed, locked, changed, rolled back, paused, deleted and recovered`,
    async (t) => {
      const host = await startHost(t, { command, args: ['--no-sample'] })
      const created = await host.api('POST /deployments', {
        mock: hosted('one'),
        subdomain: 'greet',
      })
      t.match(created, {
        status: 201,
        json: { subdomain: 'greet', visibility: 'public', revision: 1 },
      })
      t.match(created.json.key, /^mh_/)
      t.equal(created.json.url, `http://greet.localhost:${host.port}`)
      t.match(await at(host, 'greet', 'GET /hello'), { status: 200, text: 'one' })
      t.match(await host.ask('GET /@greet/hello'), { status: 200, text: 'one' })

      const { key } = created.json
      t.match(await host.api('PATCH /deployments/greet', { visibility: 'private' }), {
        status: 200,
      })
      t.match(await at(host, 'greet', 'GET /hello'), { status: 401 })
      for (const headers of [
        { authorization: `Bearer ${key}` },
        { authorization: key },
        { 'x-mockhost-key': key },
      ])
        t.match(await at(host, 'greet', 'GET /hello', headers), { status: 200, text: 'one' })
      const opened = { 'x-mockhost-key': key }

      const changed = await host.api('PUT /deployments/greet/mock', hosted('two'))
      t.match(changed, { status: 200, json: { revision: 2 } })
      t.equal((await at(host, 'greet', 'GET /hello', opened)).text, 'two')
      t.match(await host.api('PUT /deployments/greet/mock', hosted('x'), { 'if-match': '"1"' }), {
        status: 412,
      })
      t.match(await host.api('POST /deployments/greet/rollback', { revision: 1 }), {
        json: { revision: 3 },
      })
      t.equal((await at(host, 'greet', 'GET /hello', opened)).text, 'one')

      const [first] = (await host.api('GET /deployments/greet/keys')).json
      const renewed = await host.api(`POST /deployments/greet/keys/${first.id}/renew`, {
        graceSeconds: 0,
      })
      t.match(await at(host, 'greet', 'GET /hello', opened), { status: 401 }, 'the old key is gone')
      const again = { 'x-mockhost-key': renewed.json.key }
      t.match(await at(host, 'greet', 'GET /hello', again), { status: 200 })

      await host.api('PATCH /deployments/greet', { isPaused: true })
      t.match(await at(host, 'greet', 'GET /hello', again), { status: 503 })
      await host.api('PATCH /deployments/greet', { isPaused: false, subdomain: 'other' })
      t.match(await at(host, 'greet', 'GET /hello', again), { status: 404 })
      t.match(await at(host, 'other', 'GET /hello', again), { status: 200 })

      const deleted = await host.api('DELETE /deployments/other')
      t.match(deleted, { status: 200 })
      t.match(await at(host, 'other', 'GET /hello', again), { status: 404 })
      t.match(await host.api(`POST /deployments/${deleted.json.id}/recover`, {}), { status: 200 })
      t.match(await at(host, 'other', 'GET /hello', again), { status: 200, text: 'one' })
    },
  )

  t.test(
    `${command}: state, keys and deployments outlast a restart, and nothing accepted is dropped`,
    async (t) => {
      const data = join(await temporaryFolder(t), 'data')
      const first = await startHost(t, { command, data, args: ['--no-sample'] })
      await first.api('POST /deployments', {
        mock: hosted('one'),
        subdomain: 'kept',
        env: { STAGE: 'red', TOKEN: { value: 'secret', isSecret: true } },
      })
      for (const name of ['Ann', 'Bob']) await at(first, 'kept', 'POST /visits', {}, { name })
      const slow = at(first, 'kept', 'GET /slow')
      await new Promise((resolve) => setTimeout(resolve, 100))
      const ended = new Promise((resolve) => first.child.once('exit', resolve))
      first.child.kill('SIGTERM')
      t.match(await slow, { status: 200, text: 'late' }, 'the request under way is answered')
      t.equal(await ended, 0)

      const second = await startHost(t, { command, data, key: first.key })
      t.notMatch(second.output(), /Root key/, 'the root key is shown once')
      t.equal(
        (await at(second, 'kept', 'POST /visits', {}, { name: 'Cid' })).text,
        '["Ann","Bob","Cid"]',
      )
      t.equal(
        (await at(second, 'kept', 'GET /stage')).text,
        `red|secret|http://kept.localhost:${second.port}`.replaceAll('=', '&#x3D;'),
      )
      const { env } = (await second.api('GET /deployments/kept')).json
      t.match(env, [
        { name: 'STAGE', value: 'red' },
        { name: 'TOKEN', value: null, isSecret: true },
      ])
    },
  )

  t.test(`${command}: changes are live at once under load, and no request fails`, async (t) => {
    const host = await startHost(t, { command, args: ['--no-sample'] })
    await host.api('POST /deployments', { mock: hosted('0'), subdomain: 'busy' })
    let isOver = false
    const wrong: unknown[] = []
    let answered = 0
    const client = async () => {
      let last = 0
      while (!isOver) {
        const { status, text } = await at(host, 'busy', 'GET /hello')
        if (status !== 200 || Number(text) < last) wrong.push({ status, text, last })
        last = Number(text)
        answered++
      }
    }
    const clients = Array.from({ length: 8 }, client)
    for (let version = 1; version <= 20; version++) {
      await host.api('PUT /deployments/busy/mock', hosted(String(version)))
      t.equal((await at(host, 'busy', 'GET /hello')).text, String(version))
    }
    isOver = true
    await Promise.all(clients)
    t.same(wrong, [])
    t.ok(answered > 20, `${answered} answered meanwhile`)
  })
}

t.test('an unknown host is told so, and no other tenant is named', async (t) => {
  const host = await startHost(t)
  for (const name of ['nobody.localhost', 'elsewhere.test', 'a.shop.localhost']) {
    const answered = await host.ask('GET /api/products', { host: name })
    t.match(answered, { status: 404, json: { type: 'urn:mockhost:problem:unknown-host' } }, name)
    t.notMatch(answered.text, /"shop"|Shop/)
  }
  t.match(await host.ask('GET /@nobody/x'), { status: 404 })
})

t.test('the first start deploys the sample, and its lines work', async (t) => {
  const host = await startHost(t)
  await host.printed(/deployed at (\S+)\. Try:/)
  t.match(await host.ask('GET /api/products/1', { host: 'shop.localhost' }), {
    status: 200,
    json: { name: 'Espresso cup' },
  })
})

t.test('a domain of its own leads to a deployment until it is taken away', async (t) => {
  const host = await startHost(t, { args: ['--no-sample'] })
  await host.api('POST /deployments', {
    mock: hosted('x'),
    subdomain: 'own',
    domains: ['api.acme.test'],
  })
  t.match(await host.ask('GET /hello', { host: 'API.acme.test:99' }), { status: 200, text: 'x' })
  await host.api('PATCH /deployments/own', { domains: [] })
  t.match(await host.ask('GET /hello', { host: 'api.acme.test' }), { status: 404 })
})

t.test('what is over a quota is refused with 429 and Retry-After', async (t) => {
  const host = await startHost(t, { args: ['--no-sample', '--requests-per-second', '3'] })
  await host.api('POST /deployments', { mock: hosted('x'), subdomain: 'few' })
  const answers = await Promise.all(Array.from({ length: 12 }, () => at(host, 'few', 'GET /hello')))
  const refused = answers.filter(({ status }) => status === 429)
  t.ok(refused.length >= 6)
  t.match(refused[0]?.headers, { 'retry-after': /^\d+$/ })
  await host.api('PATCH /deployments/few', { quotas: { requestsPerSecond: 0, monthlyCalls: 12 } })
  t.match(await at(host, 'few', 'GET /hello'), { status: 429, text: /12 requests a month/ })
})

t.test('a state over its quota takes nothing more but what deletes', async (t) => {
  const host = await startHost(t, { args: ['--no-sample', '--max-state', '2KB'] })
  const mock = {
    data: { items: [] },
    routes: [{ type: 'crud', endpoint: '/items', databucketID: 'items' }],
  }
  await host.api('POST /deployments', { mock, subdomain: 'full' })
  t.match(await at(host, 'full', 'POST /items', {}, { id: 1, text: 'x'.repeat(3_000) }), {
    status: 201,
  })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  t.match(await at(host, 'full', 'POST /items', {}, { id: 2 }), { status: 507 })
  t.match(await at(host, 'full', 'DELETE /items/1'), { status: 200 })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  t.match(await at(host, 'full', 'POST /items', {}, { id: 2 }), { status: 201 })
})

t.test('what can not start says why, and what to do', async (t) => {
  const folder = await temporaryFolder(t)
  const begin = (...args: string[]) =>
    runBinary(['start', '--port', '0', '-l', '127.0.0.1', ...args])
  const broken = join(folder, 'broken')
  await mkdir(broken)
  await writeFile(join(broken, 'data.db'), 'this is no database '.repeat(100))
  t.match(await begin('--data', broken), {
    status: 1,
    stderr: /data\.db is damaged.*mockhost restore/,
  })

  const host = await startHost(t)
  t.match(await begin('--data', host.data), {
    status: 1,
    stderr: /in use by another mockhost \(process \d+\)/,
  })

  const other = createServer().listen(0, '127.0.0.1')
  t.teardown(() => other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const taken = await runBinary([
    'start',
    '--port',
    String(port),
    '-l',
    '127.0.0.1',
    '--data',
    join(folder, 'new'),
  ])
  t.match(taken, {
    status: 1,
    stderr: new RegExp(`port ${port}: .*in use.*process ${process.pid}`),
  })

  const config = join(folder, 'mockhost.yaml')
  await writeFile(config, 'prot: 4000\n')
  t.match(await begin('--config', config), {
    status: 1,
    stderr: /prot: unknown option. Did you mean "port"/,
  })
  await writeFile(config, 'domain: http://x\n')
  t.match(await begin('--config', config), { status: 1, stderr: /domain: A domain is a host name/ })
})

t.test(
  'options come from the command line, the environment and the file, in this order',
  async (t) => {
    const folder = await temporaryFolder(t)
    const config = join(folder, 'mockhost.yaml')
    await writeFile(
      config,
      'region: [eu, us]\ndomain: from-file.test\nlog-entries: 5\nsample: false\n',
    )
    const host = await startHost(t, {
      args: ['--config', config],
      env: { MOCKHOST_DOMAIN: 'from-env.test' },
    })
    const { json } = await host.api('GET /server')
    t.match(json, {
      domain: 'from-env.test',
      regions: ['eu', 'us'],
      quotas: { logEntries: 5 },
      deployments: 0,
    })
  },
)

t.test('a backup is a consistent copy that restore brings back', async (t) => {
  const host = await startHost(t, { args: ['--no-sample'] })
  await host.api('POST /deployments', { mock: hosted('saved'), subdomain: 'saved' })
  const file = join(await temporaryFolder(t), 'backup.db')
  const server = ['--server', `http://127.0.0.1:${host.port}`, '--key', host.key]
  t.match(await runBinary(['backup', file, ...server]), { status: 0 })
  await host.api('DELETE /deployments/saved')
  t.match(await runBinary(['restore', file, '--data', host.data]), { status: 1, stderr: /in use/ })
  const ended = new Promise((resolve) => host.child.once('exit', resolve))
  host.child.kill('SIGTERM')
  await ended
  t.match(await runBinary(['restore', file, '--data', host.data]), { status: 1, stderr: /--force/ })
  t.match(await runBinary(['restore', file, '--data', host.data, '--force']), { status: 0 })
  const again = await startHost(t, { data: host.data, key: host.key })
  t.match(await ask(again.port, 'GET /hello', { host: 'saved.localhost' }), {
    status: 200,
    text: 'saved',
  })
})

t.test('a clone begins with what its original holds at that moment', async (t) => {
  const host = await startHost(t, { args: ['--no-sample'] })
  await host.api('POST /deployments', { mock: hosted('x'), subdomain: 'first' })
  await at(host, 'first', 'POST /visits', {}, { name: 'Ann' })
  t.match(await host.api('POST /deployments/first/clone', { subdomain: 'second' }), { status: 201 })
  t.equal((await at(host, 'second', 'POST /visits', {}, { name: 'Bob' })).text, '["Ann","Bob"]')
  t.equal((await at(host, 'first', 'POST /visits', {}, { name: 'Cid' })).text, '["Ann","Cid"]')
})

t.test('a recorded request can be sent again, or only decided', async (t) => {
  const host = await startHost(t, { args: ['--no-sample'] })
  await host.api('POST /deployments', { mock: hosted('x'), subdomain: 'again' })
  await at(host, 'again', 'POST /visits', {}, { name: 'Ann' })
  const [{ id }] = (await host.api('GET /deployments/again/transactions')).json.transactions
  const replay = (dryRun: boolean) =>
    host.api(`POST /deployments/again/transactions/${id}/replay`, { dryRun })
  t.match((await replay(true)).json, { response: { body: '["Ann","Ann"]' } })
  t.match((await replay(true)).json, { response: { body: '["Ann","Ann"]' } }, 'nothing is changed')
  const sent = (await replay(false)).json
  t.match(sent, { response: { body: '["Ann","Ann"]' }, request: { method: 'POST' } })
  const { transactions } = (await host.api('GET /deployments/again/transactions')).json
  t.equal(transactions.length, 2, 'what is sent is recorded')
  t.equal(transactions[0].id, sent.id)
})

t.test('what was handed on to another server is sent again with its body', async (t) => {
  const upstream = await startUpstream(t)
  const host = await startHost(t, {
    args: ['--no-sample', '--allow-upstream', '127.0.0.1'],
  })
  const mock = { proxyMode: true, proxyHost: upstream.url, routes: [] }
  await host.api('POST /deployments', { mock, subdomain: 'partial' })
  await at(host, 'partial', 'POST /else', {}, { name: 'Ann' })
  const [{ id }] = (await host.api('GET /deployments/partial/transactions')).json.transactions
  const { json } = await host.api(`POST /deployments/partial/transactions/${id}/replay`, {})
  const asked = JSON.parse(json.response.body)
  t.equal(Buffer.from(asked.body, 'base64').toString(), '{"name":"Ann"}')
})

t.test("a route below the admin API's path answers whoever may", async (t) => {
  const host = await startHost(t, { args: ['--no-sample'] })
  const mock = { routes: [{ endpoint: '/mockoon-admin/own', body: 'mine' }] }
  const { json } = await host.api('POST /deployments', { mock, subdomain: 'admin-path' })
  const key = { authorization: `Bearer ${json.key}` }
  t.match(await at(host, 'admin-path', 'GET /mockoon-admin/own'), { status: 401 })
  t.match(await at(host, 'admin-path', 'GET /mockoon-admin/own', key), {
    status: 200,
    text: 'mine',
  })
  t.match(await at(host, 'admin-path', 'GET /mockoon-admin', key), { status: 200, text: /Welcome/ })
  t.match(await host.ask('GET /@admin-path/mockoon-admin/data-buckets', { headers: key }), {
    status: 200,
    text: '[]',
  })
})

t.test(
  'requests without the key of a private deployment use up nothing of its quota',
  async (t) => {
    const host = await startHost(t, { args: ['--no-sample', '--monthly-calls', '2'] })
    const { json } = await host.api('POST /deployments', {
      mock: hosted('x'),
      subdomain: 'locked',
      visibility: 'private',
    })
    for (let count = 0; count < 5; count++)
      t.match(await at(host, 'locked', 'GET /hello'), { status: 401 })
    const opened = { 'x-mockhost-key': json.key }
    const answers = [1, 2, 3].map(() => at(host, 'locked', 'GET /hello', opened))
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    t.same(statuses.sort(), [200, 200, 429])
  },
)
