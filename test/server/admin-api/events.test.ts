// What clients hear of a deployment through the events of the admin API.
import t, { type Test } from 'tap'
import { withAdminApi } from './admin.ts'

const mock = {
  data: [
    { id: 'a', name: 'A', value: [1] },
    { id: 'w', name: 'W', value: '"{{queryParam \'q\'}}"' },
  ],
  routes: [
    { endpoint: '/users/:id', body: 'ok' },
    { endpoint: '/wait', body: "{{data 'w'}}" },
  ],
}

interface Event {
  event: string
  dataBuckets?: { id: string; value?: unknown }[]
  transaction?: { request: { urlPath: string } }
}

/** What a client hears, one after the other. */
function listen(t: Test, response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  let isOver = false
  // No timer of the server keeps a process alive.
  const alive = setInterval(() => {}, 1_000)
  t.teardown(() => {
    clearInterval(alive)
    return reader.cancel()
  })
  const block = async (): Promise<string | undefined> => {
    while (!text.includes('\n\n')) {
      const { value, done } = await reader.read()
      isOver = done
      if (done) return undefined
      text += decoder.decode(value, { stream: true })
    }
    const [first = ''] = text.split('\n\n', 1)
    text = text.slice(first.length + 2)
    return first
  }
  const next = async (): Promise<Event | undefined> => {
    for (;;) {
      const found = await block()
      if (found === undefined) return undefined
      if (found.startsWith('data: ')) return JSON.parse(found.slice(6))
    }
  }
  return {
    block,
    next,
    /** Its next event as a word or two. */
    heard: async () => {
      const event = await next()
      return (
        event?.transaction?.request.urlPath ??
        event?.dataBuckets?.map(({ id }) => id).join() ??
        event
      )
    },
    get isOver() {
      return isOver
    },
  }
}

t.test('a client hears the buckets, the log, and then what happens', async (t) => {
  const { raw, key, ask } = await withAdminApi(t, mock)
  await ask('GET /users/1')
  await ask('GET /users/2')
  const response = await raw(`GET /mockoon-admin/events?token=${key}`)
  for (const [name, value] of [
    ['content-type', 'text/event-stream'],
    ['cache-control', 'no-cache'],
    ['connection', 'keep-alive'],
    ['x-accel-buffering', 'no'],
  ] as const)
    t.equal(response.headers.get(name), value)
  const client = listen(t, response)
  t.equal(await client.block(), ':', 'a sign of life comes at once')
  const buckets = await client.next()
  t.match(buckets, {
    event: 'data-bucket-processed',
    dataBuckets: [{ uuid: String, id: 'a', name: 'A', parsed: true, validJson: true }],
  })
  t.equal(buckets?.dataBuckets?.length, 1, 'not the one that waits')
  t.notOk(Object.hasOwn(buckets?.dataBuckets?.[0] ?? {}, 'value'))
  t.match(await client.next(), {
    event: 'transaction-complete',
    transaction: { request: { urlPath: '/users/1', route: '/users/:id' } },
  })
  t.equal(await client.heard(), '/users/2')
  await ask('GET /users/3')
  t.equal(await client.heard(), '/users/3')
  await ask('GET /users/4')
  t.equal(await client.heard(), '/users/4')
})

t.test('as much of the log is sent as is asked for', async (t) => {
  const { raw, key, ask, deployments, id } = await withAdminApi(t, {
    routes: mock.routes.slice(0, 1),
  })
  deployments.change(id, { quotas: { logEntries: 1_000 } })
  for (let number = 1; number <= 250; number++) await ask(`GET /users/${number}`)
  const first: [query: string, path: string][] = [
    ['maxlogs=1', '/users/250'],
    ['maxlogs=2', '/users/249'],
    ['maxlogs=220', '/users/31'],
    ['maxlogs=999', '/users/1'],
    ['maxlogs=x', '/users/1'],
    ['', '/users/1'],
    ['maxlogs=0', '/users/end'],
  ]
  for (const [query, path] of first) {
    const client = listen(t, await raw(`GET /mockoon-admin/events?token=${key}&${query}`))
    await client.block()
    if (query !== 'maxlogs=0') t.equal(await client.heard(), path, query)
    else {
      const heard = client.heard()
      // What it would have heard of the log, it would hear before this.
      await new Promise((resolve) => setTimeout(resolve, 20))
      await ask('GET /users/end')
      t.equal(await heard, path, query)
    }
  }
  const whole = listen(t, await raw(`GET /mockoon-admin/events?token=${key}`))
  for (let number = 1; number <= 250; number++)
    if ((await whole.heard()) !== `/users/${number}`) t.fail(`/users/${number} is in its place`)
  t.equal(await whole.heard(), '/users/end')
})

t.test('who is there already does not hear again what a new client is told', async (t) => {
  const { raw, key, ask } = await withAdminApi(t, mock)
  await ask('GET /users/1')
  const connect = async () => listen(t, await raw(`GET /mockoon-admin/events?token=${key}`))
  const first = await connect()
  t.same([await first.heard(), await first.heard()], ['a', '/users/1'])
  const second = await connect()
  t.same([await second.heard(), await second.heard()], ['a', '/users/1'])
  await ask('GET /users/2')
  t.same([await first.heard(), await second.heard()], ['/users/2', '/users/2'])
})

t.test('buckets are told again when they are made anew', async (t) => {
  const { raw, key, ask, admin, deployments, id } = await withAdminApi(t, mock)
  const client = listen(t, await raw(`GET /mockoon-admin/events?token=${key}`))
  t.equal(await client.heard(), 'a')
  await admin('PURGE /data-buckets')
  t.equal(await client.heard(), 'a', 'purged')
  await admin('PURGE /state')
  t.equal(await client.heard(), 'a', 'reset')
  await deployments.replaceMock(id, { ...mock, name: 'other' }, { author: 'tester' })
  t.equal(await client.heard(), 'a', 'replaced')
  await ask('GET /wait?q=x')
  const heard = [await client.heard(), await client.heard()]
  t.same(heard, ['w', '/wait'], 'made for the request that it waited for')
})

t.test('signs of life come as long as the key works', async (t) => {
  const { raw, api, deployments, id } = await withAdminApi(t, { routes: [] }, { keepAliveMs: 20 })
  const { id: keyId, key } = deployments.createKey(id, { name: 'short' })
  const client = listen(t, await raw(`GET /mockoon-admin/events?token=${key}`))
  t.same([await client.block(), await client.block(), await client.block()], [':', ':', ':'])
  t.equal(api.streams, 1)
  deployments.revokeKey(id, keyId)
  while ((await client.block()) !== undefined);
  t.ok(client.isOver)
  t.equal(api.streams, 0)
})

t.test('a stream ends with its deployment, with the server, and with its client', async (t) => {
  const { raw, api, key, deployments, id } = await withAdminApi(t, mock)
  const connect = () => raw(`GET /mockoon-admin/events?token=${key}`)
  const left = await connect()
  t.equal(api.streams, 1)
  await left.body?.cancel()
  t.equal(api.streams, 0, 'with its client')
  const stopped = listen(t, await connect())
  await stopped.next()
  api.close()
  t.equal(await stopped.next(), undefined, 'with the server')
  const other = await withAdminApi(t, mock)
  const deleted = listen(t, await other.raw(`GET /mockoon-admin/events?token=${other.key}`))
  await deleted.next()
  other.deployments.remove(other.id)
  t.equal(await deleted.next(), undefined, 'with its deployment')
  t.equal(other.api.streams, 0)
  deployments.remove(id)
})

t.test('a client that reads too slowly is cut off', async (t) => {
  const { raw, api, key, ask, deployments, id } = await withAdminApi(t, {
    routes: mock.routes.slice(0, 1),
  })
  deployments.change(id, { quotas: { logEntries: 5_000 } })
  const client = listen(t, await raw(`GET /mockoon-admin/events?token=${key}&maxlogs=0`))
  t.equal(await client.block(), ':')
  await new Promise((resolve) => setTimeout(resolve, 20))
  for (let round = 0; round < 4; round++) {
    for (let number = 0; number < 400; number++) await ask(`GET /users/${number}`)
    await new Promise((resolve) => setTimeout(resolve, 400))
  }
  t.equal(api.streams, 0)
})
