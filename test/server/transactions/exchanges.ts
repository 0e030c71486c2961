// Makes what the log records: requests decided by a real engine.
import {
  compileDocument,
  defaultLimits,
  Engine,
  HeaderList,
  RequestView,
  WebIncoming,
} from '../../../core/index.ts'
import type { RecordedExchange } from '../../../server/transactions/index.ts'

const { program } = compileDocument({
  name: 'Shop',
  data: { users: [{ id: 1, name: 'Ann' }] },
  routes: [
    { uuid: 'e3a1f0a2-0000-4000-8000-000000000001', endpoint: '/hello', body: 'hello' },
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    { endpoint: '/latin', headers: { 'Content-Type': 'text/plain; charset=latin1' }, body: 'é' },
    { endpoint: '/login', headers: { 'Set-Cookie': 'sid=secret', 'X-Api-Key': 'k' }, body: 'in' },
    { endpoint: '/gone', statusCode: 410, body: 'gone' },
    { endpoint: '/failing', statusCode: 503 },
  ],
})
if (!program) throw new Error('the mock does not compile')
const engine = new Engine(program)

/** A request, and what the mock answers. */
export async function exchangeOf(
  path = '/hello',
  init: RequestInit = {},
): Promise<RecordedExchange> {
  const recorded: RecordedExchange[] = []
  const recorder = new Engine(engine.program, {
    readsBodies: true,
    onOutcome: (outcome, request, ms) =>
      recorded.push({
        ...{ request, address: '127.0.0.1', answer: outcome.answer, ms, revision: 3 },
        ...{ outcome, program },
      }),
  })
  const headers = new Headers(init.headers)
  if (typeof init.body === 'string' && !headers.has('content-length'))
    headers.set('content-length', String(Buffer.byteLength(init.body)))
  await recorder.fetch(new Request(`http://shop.test${path}`, { ...init, headers }))
  const [exchange] = recorded
  if (!exchange) throw new Error('nothing was answered')
  return exchange
}

/** A request whose answer was made for it alone, with a body of two characters and three bytes, so many times. */
export async function bigExchange(times: number): Promise<RecordedExchange> {
  const exchange = await exchangeOf('/users')
  return { ...exchange, answer: { ...exchange.answer, body: 'añ'.repeat(times) } }
}

/** A request that was refused before the mock was asked. */
export const refusedExchange = (why: string): RecordedExchange => ({
  request: new RequestView(new WebIncoming(new Request('http://shop.test/hello')), defaultLimits),
  address: '127.0.0.1',
  answer: { status: 401, headers: new HeaderList([]), body: null },
  ms: 0,
  revision: 3,
  why,
})
