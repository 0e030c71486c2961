// A mock that is edited saves by itself, in order, and never writes over what somebody else saved.
import t from 'tap'
import { MockStore } from '../../../admin-ui/deployment/mock/mock-store.ts'
import { MockhostError } from '../../../sdk/client/index.ts'
import type { Mock } from '../../../sdk/editing/index.ts'

/** A server with one mock. */
function createServer(document: object) {
  let mock: unknown = document
  let revision = 1
  let failure: MockhostError | undefined
  const messages: string[] = []
  const client = {
    mock: async () => ({ mock: structuredClone(mock), revision }),
    mockText: async () => ({ text: JSON.stringify(mock), revision, lost: [] }),
    replaceMock: async (
      _: string,
      next: object | string,
      {
        ifRevision,
        message = '',
      }: { ifRevision?: number | undefined; message?: string | undefined } = {},
    ) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (failure) throw failure
      if (ifRevision !== revision) throw refused(412)
      mock = structuredClone(next)
      messages.push(message)
      return { revision: ++revision } as never
    },
  }
  return {
    client,
    messages,
    get mock() {
      return mock as { name: string; routes: { body?: string; endpoint?: string }[] }
    },
    get revision() {
      return revision
    },
    replace: (next: object) => {
      mock = next
      revision++
    },
    fail: (error: MockhostError | undefined) => {
      failure = error
    },
  }
}

const refused = (status: number) =>
  new MockhostError('server-refused', `status ${status}`, { status })

const document = {
  name: 'Shop',
  routes: [
    { uuid: 'a', endpoint: '/a', body: 'one' },
    { uuid: 'b', endpoint: '/b', body: 'two' },
  ],
}

async function open(written: object = document) {
  const server = createServer(written)
  const options = { name: 'shop', client: server.client, saveAfterMs: 10, retryMs: 20 }
  const store = await MockStore.open(options)
  return { server, store }
}

const rename = (name: string) => (mock: Mock) => ({ ...mock, name })
const setBody = (uuid: string, body: string) => (mock: Mock) => ({
  ...mock,
  routes: mock.routes.map((route) =>
    route.uuid === uuid
      ? { ...route, responses: route.responses.map((response) => ({ ...response, body })) }
      : route,
  ),
})

async function settled(store: MockStore): Promise<string> {
  await new Promise<void>((resolve) => {
    const look = () => {
      const { status } = store.snapshot()
      if (status === 'changed' || status === 'saving') return
      stop()
      resolve()
    }
    const stop = store.subscribe(look)
    look()
  })
  return store.snapshot().status
}

t.test('a change is saved by itself, with what was done as its message', async (t) => {
  const { server, store } = await open()
  store.edit('Renamed it', rename('Store'))
  t.equal(store.snapshot().status, 'changed')
  t.equal(await settled(store), 'saved')
  t.equal(server.mock.name, 'Store')
  t.same(server.messages, ['Renamed it'])
  t.equal(store.snapshot().revision, 2)
})

t.test('what is typed while it saves is saved next, and nothing is lost', async (t) => {
  const { server, store } = await open()
  store.edit('x', setBody('a', '1'))
  const saving = store.flush()
  store.edit('y', setBody('b', '2'))
  await saving
  t.equal(await settled(store), 'saved')
  t.match(server.mock.routes, [{ body: '1' }, { body: '2' }])
})

t.test('what somebody else saved is merged in, and told', async (t) => {
  const { server, store } = await open()
  server.replace({ ...document, name: 'Theirs' })
  store.edit('x', setBody('a', 'mine'))
  t.equal(await settled(store), 'saved')
  t.match(server.mock, { name: 'Theirs', routes: [{ body: 'mine' }, { body: 'two' }] })
  server.replace({ ...document, name: 'Again' })
  await store.notice(server.revision)
  t.equal(store.snapshot().mock.name, 'Again')
})

t.test('what is saved by others while this is saving is seen behind it', async (t) => {
  const { server, store } = await open()
  store.edit('x', setBody('a', 'mine'))
  const saving = store.flush()
  await new Promise((resolve) => setTimeout(resolve, 1))
  // The server tells of both revisions before it answers the first.
  await store.notice(3)
  await new Promise<void>((resolve) => {
    const stop = store.subscribe(() => {
      if (server.revision !== 2) return
      stop()
      server.replace({ ...server.mock, name: 'Theirs' })
      resolve()
    })
  })
  await saving
  t.equal(await settled(store), 'saved')
  t.match(store.snapshot(), { revision: 3, mock: { name: 'Theirs' } })
})

t.test('what both changed waits for somebody to choose', async (t) => {
  for (const takesTheirs of [true, false]) {
    const { server, store } = await open()
    server.replace({ ...document, name: 'Theirs' })
    store.edit('x', rename('Mine'))
    t.equal(await settled(store), 'conflict')
    t.equal(server.mock.name, 'Theirs')
    store.resolve(takesTheirs ? store.snapshot().conflicts : [])
    t.equal(await settled(store), 'saved')
    t.equal(server.mock.name, takesTheirs ? 'Theirs' : 'Mine')
  }
})

t.test('undo takes back what was done here, and leaves what others did', async (t) => {
  const { server, store } = await open()
  store.edit('x', setBody('a', 'mine'))
  await settled(store)
  server.replace({ ...server.mock, name: 'Theirs' })
  await store.notice(server.revision)
  store.undo()
  t.equal(await settled(store), 'saved')
  t.match(server.mock, { name: 'Theirs', routes: [{ body: 'one' }, {}] })
  store.redo()
  await settled(store)
  t.match(server.mock, { name: 'Theirs', routes: [{ body: 'mine' }, {}] })
})

t.test('a mock that is not valid is not sent, and says where', async (t) => {
  const { server, store } = await open()
  store.edit('x', setBody('b', '{{#if}}'))
  t.equal(await settled(store), 'invalid')
  t.equal(server.revision, 1)
  t.match(store.snapshot().mistakes, [{ segments: ['routes', 1, 'responses', 0, 'body'] }])
  store.edit('x', setBody('b', 'mended'))
  t.equal(await settled(store), 'saved')
})

t.test('a server that can not be reached, or wants a key, is asked again', async (t) => {
  for (const error of [
    new MockhostError('server-unreachable', 'gone'),
    refused(401),
    refused(503),
  ]) {
    const { server, store } = await open()
    server.fail(error)
    store.edit('x', rename('Kept'))
    t.equal(await settled(store), 'waiting')
    server.fail(undefined)
    await new Promise((resolve) => setTimeout(resolve, 60))
    t.equal(await settled(store), 'saved')
    t.equal(server.mock.name, 'Kept')
  }
})

t.test('what the server refuses stays here, and says why', async (t) => {
  const { server, store } = await open()
  server.fail(refused(413))
  store.edit('x', rename('Too large'))
  t.equal(await settled(store), 'refused')
  t.equal(store.snapshot().mock.name, 'Too large')
})

t.test('a document that is opened and saved again keeps what it says', async (t) => {
  const { server, store } = await open({ lastMigration: 33, name: 'Old', routes: [] })
  store.edit('x', rename('New'))
  await settled(store)
  t.match(server.mock, { lastMigration: 33, name: 'New' })
})
