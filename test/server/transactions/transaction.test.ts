// A transaction says what was asked, what was answered, and why.

import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import t from 'tap'
import { type Transaction, transactionSchema } from '../../../core/api/index.ts'
import type { RecordedExchange } from '../../../server/transactions/index.ts'
import { bigExchange, exchangeOf, refusedExchange } from './exchanges.ts'
import { openLog } from './open-log.ts'

const ajv = new Ajv({ strict: false })
formats.default(ajv)

const NOW = Date.UTC(2026, 10, 26, 12)

/** The same while it waits, and from the file. */
async function transactionOf(t: Tap, exchange: RecordedExchange): Promise<Transaction> {
  const { log } = await openLog(t, { now: () => NOW })
  const id = log.ring('a', 10).record(exchange)
  const waiting = log.get('a', id)
  log.flush()
  const written = log.get('a', id)
  if (!written) throw new Error('it was not written')
  t.same(waiting, written)
  t.ok(ajv.validate(transactionSchema, written), ajv.errorsText())
  return written
}
type Tap = Parameters<typeof openLog>[0]

t.test('what a request asked, and what answered it', async (t) => {
  const exchange = await exchangeOf('/hello?a=1&b=2', { headers: { 'X-Request-Id': '7' } })
  t.match(await transactionOf(t, { ...exchange, ms: 1.23456 }), {
    id: NOW * 1_000,
    time: '2026-11-26T12:00:00.000Z',
    durationMs: 1.235,
    request: {
      method: 'GET',
      path: '/hello',
      query: 'a=1&b=2',
      address: '127.0.0.1',
      headers: [['x-request-id', '7']],
      body: null,
      bodyEncoding: 'text',
      bodyBytes: 0,
    },
    response: {
      status: 200,
      headers: [['Content-Type', 'text/html; charset=utf-8']],
      body: 'hello',
      bodyEncoding: 'text',
      bodyBytes: 5,
    },
    source: 'response',
    route: { uuid: 'e3a1f0a2-0000-4000-8000-000000000001', title: 'GET /hello' },
    routeResponse: { number: 1, label: '' },
    why: 'the only response',
    nearest: [],
    revision: 3,
  })
})

t.test('the trace names each stage', async (t) => {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Bob"}',
  }
  const { trace } = await transactionOf(t, await exchangeOf('/users', init))
  t.same(
    trace.map(({ stage }) => stage),
    ['read', 'match', 'choose', 'render', 'answer'],
  )
  t.match(trace[1]?.text, 'CRUD /users (create) answers.')
  t.match(trace[3]?.text, /It changed the data bucket "users"/)
  t.match(trace[4]?.text, /ms after the request came/)
})

t.test('secrets are redacted, on both sides', async (t) => {
  const headers = { authorization: 'Bearer mh_secret', 'x-mockhost-key': 'mh_secret' }
  const transaction = await transactionOf(t, await exchangeOf('/login', { headers }))
  t.notMatch(JSON.stringify(transaction), /secret/)
  t.same(transaction.request.headers, [
    ['authorization', 'Bearer [REDACTED]'],
    ['x-mockhost-key', '[REDACTED]'],
  ])
  t.match(transaction.response.headers, [
    [],
    ['Set-Cookie', '[REDACTED]'],
    ['X-Api-Key', '[REDACTED]'],
  ])
})

t.test('where no route answers, the nearest are told', async (t) => {
  const transaction = await transactionOf(t, await exchangeOf('/helo'))
  t.match(transaction, {
    source: 'none',
    route: null,
    routeResponse: null,
    why: 'no route answers',
    nearest: [{ route: 'GET /hello', reason: /"hello".*"helo"/ }],
  })
})

t.test('a refusal before the mock was asked says why', async (t) => {
  const transaction = await transactionOf(t, refusedExchange('no key came with the request'))
  t.match(transaction, {
    source: 'refused',
    route: null,
    routeResponse: null,
    why: 'no key came with the request',
    trace: [
      { stage: 'read', text: 'GET /hello.' },
      { stage: 'answer', text: 'The mock was not asked: no key came with the request.' },
    ],
  })
})

t.test('long bodies keep their beginning and their length', async (t) => {
  const { response } = await transactionOf(t, await bigExchange(40_000))
  t.equal(response.bodyBytes, 120_000)
  t.equal(response.body, `${'añ'.repeat(21_845)}a`)
})

t.test('an answer that is no text is in base64', async (t) => {
  t.match(await transactionOf(t, await exchangeOf('/latin')), {
    response: { body: '6Q==', bodyEncoding: 'base64', bodyBytes: 1 },
  })
})

t.test('HEAD is answered without a body', async (t) => {
  t.match(await transactionOf(t, await exchangeOf('/hello', { method: 'HEAD' })), {
    request: { method: 'HEAD' },
    response: { body: null, bodyBytes: 0 },
  })
})

t.test('an exchange can be described without being recorded', async (t) => {
  const { log } = await openLog(t, { now: () => NOW })
  const exchange = await exchangeOf('/hello')
  t.match(log.describe(exchange), { id: 0, time: '2026-11-26T12:00:00.000Z' })
  const id = log.ring('a', 10).record(exchange)
  t.same(log.describe(exchange, id), log.get('a', id))
  t.equal(log.metrics().recorded, 1)
})
