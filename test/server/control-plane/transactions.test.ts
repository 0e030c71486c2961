// Transactions through the management API: listed, sent again, forgotten, and followed as they happen.
import t, { type Test } from 'tap'
import { type Managing, manage, type Sent } from './managing.ts'

const MOCK = { routes: [{ endpoint: '/items/:id', body: 'one' }] }
const at = '/deployments/shop/transactions'

// The timers of a server keep no process alive.
const awake = setInterval(() => {}, 1_000)
t.teardown(() => clearInterval(awake))

async function managing(t: Test): Promise<Managing> {
  const api = await manage(t.testdir({}))
  t.teardown(() => api.close())
  await api.ask('POST /deployments', { body: { mock: MOCK, subdomain: 'shop' } })
  return api
}

const pathsOf = ({ json }: { json: { transactions: { request: { path: string } }[] } }) =>
  json.transactions.map(({ request }) => request.path)

t.test('transactions are listed newest first, filtered, a page at a time', async (t) => {
  const { ask, visit } = await managing(t)
  for (const path of ['/items/1?a=b', '/items/2', '/nothing', '/items/3']) await visit('shop', path)
  const all = await ask(`GET ${at}`)
  t.same(pathsOf(all), ['/items/3', '/nothing', '/items/2', '/items/1'])
  t.match(all.json.transactions[3], { request: { query: 'a=b' }, response: { status: 200 } })
  t.same(pathsOf(await ask(`GET ${at}?status=4xx`)), ['/nothing'])
  t.same(pathsOf(await ask(`GET ${at}?path=items&limit=2`)), ['/items/3', '/items/2'])
  const page = await ask(`GET ${at}?limit=2`)
  t.same(pathsOf(await ask(`GET ${at}?before=${page.json.cursor}`)), ['/items/2', '/items/1'])
  for (const query of ['status=9', 'limit=201', 'since=yesterday', 'before=x'])
    t.equal((await ask(`GET ${at}?${query}`)).status, 422, query)
})

t.test('a transaction is seen, sent again, and forgotten', async (t) => {
  const { ask, visit, asked, parts } = await managing(t)
  await visit('shop', '/items/1')
  const [transaction] = (await ask(`GET ${at}`)).json.transactions
  t.same((await ask(`GET ${at}/${transaction.id}`)).json, transaction)
  const { id } = parts.deployments.get('shop')
  t.equal((await ask(`POST ${at}/${transaction.id}/replay`)).status, 200)
  await ask(`POST ${at}/${transaction.id}/replay`, { body: { dryRun: true } })
  t.same(asked, [
    ['replay', id, transaction.id, false],
    ['replay', id, transaction.id, true],
  ])
  t.equal((await ask(`DELETE ${at}`)).status, 204)
  t.same((await ask(`GET ${at}`)).json, { transactions: [], cursor: null })
  t.equal((await ask(`GET ${at}/${transaction.id}`)).status, 404)
})

interface Followed {
  response: Response
  /** Reads on until the text holds it. */
  until(pattern: RegExp): Promise<string>
  /** Reads to the end. */
  rest(): Promise<string>
  stop(): Promise<void>
}

async function follow(t: Test, { send }: Managing, query = '', sent: Sent = {}): Promise<Followed> {
  const response = await send(`GET ${at}/stream${query}`, sent)
  t.equal(response.status, 200)
  t.equal(response.headers.get('content-type'), 'text/event-stream')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('no body')
  let text = ''
  const read = async (): Promise<boolean> => {
    const { done, value = '' } = await reader.read()
    text += value
    return !done
  }
  const stop = () => reader.cancel()
  t.teardown(stop)
  return {
    response,
    stop,
    until: async (pattern) => {
      while (!pattern.test(text))
        if (!(await read())) throw new Error(`ended without ${pattern}: ${text}`)
      return text
    },
    rest: async () => {
      while (await read());
      return text
    },
  }
}

const pathsIn = (text: string): string[] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data).request.path)

t.test('transactions are followed as they happen', async (t) => {
  const api = await managing(t)
  await api.visit('shop', '/items/0')
  await api.ask(`GET ${at}`)
  const followed = await follow(t, api)
  await followed.until(/: connected/)
  await api.visit('shop', '/items/1')
  await followed.until(/items\/1/)
  await api.visit('shop', '/items/2')
  const text = await followed.until(/items\/2"/)
  t.same(pathsIn(text), ['/items/1', '/items/2'])
  t.match(text, /^id: \d+\nevent: transaction\ndata: \{.*\}\n\n/m)
})

t.test(
  'who was cut off goes on behind the last one seen, with none twice and none left out',
  async (t) => {
    const api = await managing(t)
    for (let index = 0; index < 250; index++) await api.visit('shop', `/items/${index}`)
    const seen = (await api.ask(`GET ${at}?path=/items/9&limit=200`)).json.transactions.at(-1)
    t.equal(seen.request.path, '/items/9')
    const expected = Array.from({ length: 241 }, (_, index) => `/items/${index + 10}`)
    const forms: [query: string, headers: Record<string, string>][] = [
      [`?after=${seen.id}`, {}],
      ['', { 'last-event-id': String(seen.id) }],
      ['?after=0', { 'last-event-id': String(seen.id) }],
    ]
    for (const [index, [query, headers]] of forms.entries()) {
      const followed = await follow(t, api, query, { headers })
      await followed.until(/items\/200"/)
      await api.visit('shop', `/items/${250 + index}`)
      const text = await followed.until(new RegExp(`items/${250 + index}"`))
      t.same(pathsIn(text).slice(0, 241), expected.slice(0, 240).concat('/items/250'))
      t.equal(new Set(pathsIn(text)).size, pathsIn(text).length)
      await followed.stop()
    }
  },
)

t.test('a stream ends with its deployment, and with the server', async (t) => {
  const api = await managing(t)
  const { ask, plane } = api
  const first = await follow(t, api)
  await ask('DELETE /deployments/shop')
  t.match(await first.rest(), /connected/)
  await ask('POST /deployments/shop/recover')
  const second = await follow(t, api)
  plane.close()
  t.match(await second.rest(), /connected/)
})

t.test('a stream that is not read costs nothing when it is cancelled', async (t) => {
  const api = await managing(t)
  for (const wait of [false, true]) {
    const { body } = await api.send(`GET ${at}/stream`)
    if (wait) await api.visit('shop', '/items/1')
    await body?.cancel()
  }
  t.equal((await api.send(`HEAD ${at}/stream`)).body, null)
  await api.visit('shop', '/items/2')
  await api.ask(`GET ${at}`)
  t.same(api.errors, [])
})

t.test('a stream of a deployment that there is not is refused', async (t) => {
  const { ask } = await managing(t)
  t.equal((await ask('GET /deployments/nobody/transactions/stream')).status, 404)
  t.equal((await ask(`GET ${at}/stream?after=x`)).status, 422)
})
