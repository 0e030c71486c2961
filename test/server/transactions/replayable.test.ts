// What can be sent once more, and what can't.
import t from 'tap'
import type { RecordedExchange, ReplayableRequest } from '../../../server/transactions/index.ts'
import { exchangeOf } from './exchanges.ts'
import { openLog } from './open-log.ts'

type Tap = Parameters<typeof openLog>[0]

async function replayableOf(
  t: Tap,
  exchange: RecordedExchange,
  bodyBytes = 100,
): Promise<ReplayableRequest | undefined> {
  const { log } = await openLog(t, { bodyBytes })
  return log.request('a', log.ring('a', 10).record(exchange))
}

const post = (body: string | Uint8Array<ArrayBuffer>, type = 'text/plain') => ({
  method: 'POST',
  headers: { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) },
  body,
})

t.test('a request is kept as it was', async (t) => {
  const request = await replayableOf(t, await exchangeOf('/users?a=1', post('hällo')))
  t.same(request, {
    method: 'POST',
    target: '/users?a=1',
    address: '127.0.0.1',
    session: null,
    headers: [
      ['content-length', '6'],
      ['content-type', 'text/plain'],
    ],
    redacted: [],
    body: 'hällo',
    obstacle: undefined,
  })
})

t.test('a request without a body has none', async (t) => {
  t.match(await replayableOf(t, await exchangeOf('/hello')), {
    target: '/hello',
    body: null,
    obstacle: undefined,
  })
})

t.test('headers that lost their values are named', async (t) => {
  const headers = { authorization: 'Bearer secret', cookie: 'a=b', accept: '*/*' }
  t.match(await replayableOf(t, await exchangeOf('/hello', { headers })), {
    redacted: ['authorization', 'cookie'],
    headers: [['accept'], ['authorization', 'Bearer [REDACTED]'], ['cookie']],
    obstacle: undefined,
  })
})

t.test('a body that was cut is an obstacle', async (t) => {
  t.match(await replayableOf(t, await exchangeOf('/users', post('x'.repeat(101)))), {
    obstacle: 'Only 100 of the 101 bytes of its body were recorded.',
  })
  t.match(await replayableOf(t, await exchangeOf('/users', post('x'.repeat(100)))), {
    obstacle: undefined,
  })
})

t.test('a body that was read as text and is none is an obstacle', async (t) => {
  const exchange = await exchangeOf('/users', post(new Uint8Array([0xff, 0xff])))
  t.match(await replayableOf(t, { ...exchange, request: withoutRaw(exchange) }), {
    obstacle: 'Its body is no UTF-8 and was recorded as if it were.',
  })
})

t.test('bytes that were kept as they are can be sent once more', async (t) => {
  const exchange = await exchangeOf('/users', post(new Uint8Array([0xff, 0x00])))
  const request = { ...withoutRaw(exchange), raw: new Uint8Array([0xff, 0x00]) }
  t.match(await replayableOf(t, { ...exchange, request }), {
    body: new Uint8Array([0xff, 0x00]),
    obstacle: undefined,
  })
})

t.test('a body that nobody read is an obstacle', async (t) => {
  const exchange = await exchangeOf('/users', post('abc'))
  const request = { ...withoutRaw(exchange), hasBody: false }
  t.match(await replayableOf(t, { ...exchange, request }), {
    body: null,
    obstacle: 'Its body of 3 bytes was not recorded.',
  })
})

t.test('what is not there is undefined', async (t) => {
  const { log } = await openLog(t)
  t.equal(log.request('a', 1), undefined)
})

/** What the log reads of a request, of which only the text was kept. */
function withoutRaw({ request }: RecordedExchange): RecordedExchange['request'] {
  const { method, target, path, hasBody, text } = request
  return {
    ...{ method, target, path, hasBody, text, raw: text },
    header: (name) => request.header(name),
    headers: () => request.headers(),
  }
}
