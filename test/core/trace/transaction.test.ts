// Transactions as they are made in this process: whole, and with what a function threw.
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import t from 'tap'
import { type Transaction, transactionSchema } from '../../../core/api/index.ts'
import { toBase64 } from '../../../core/trace/base64.ts'
import { describeTransaction, type RecordedExchange } from '../../../core/trace/index.ts'
import { asking } from '../../support/ask.ts'

const ajv = new Ajv({ strict: false })
formats.default(ajv)
const validate = ajv.compile(transactionSchema)

const document = {
  routes: [
    { method: 'post', endpoint: '/orders', headers: { 'Set-Cookie': 'sid=1' }, body: { id: 7 } },
    {
      endpoint: '/fails',
      body: () => {
        throw new TypeError('no order')
      },
    },
    {
      endpoint: '/stackless',
      body: () => {
        throw 'a text'
      },
    },
  ],
}

/** A request's transaction, as it is described for who sent it. */
async function transactionOf(
  line: string,
  more: Partial<RecordedExchange> = {},
  options: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Transaction> {
  const told: RecordedExchange[] = []
  const ask = asking(document, {
    readsBodies: true,
    onOutcome: (outcome, request, ms) =>
      told.push({ ...{ request, address: '', answer: outcome.answer, outcome }, ms, revision: 0 }),
  })
  await ask(line, options)
  const details = { id: 1, time: 0, bodyBytes: Number.MAX_SAFE_INTEGER, redacts: false }
  const transaction = describeTransaction({ ...(told[0] as RecordedExchange), ...more }, details)
  t.ok(validate(transaction), ajv.errorsText(validate.errors))
  return transaction
}

t.test('nothing is cut and nothing redacted for who sent it', async (t) => {
  const text = 'x'.repeat(200_000)
  const headers = { authorization: 'Bearer secret' }
  const transaction = await transactionOf('POST /orders', {}, { headers, body: { text } })
  t.same(
    transaction.request.headers.filter(([name]) => name === 'authorization'),
    [['authorization', 'Bearer secret']],
  )
  t.equal(transaction.request.body, JSON.stringify({ text }))
  t.match(transaction.response.headers, [[], ['Set-Cookie', 'sid=1']])
  t.equal(transaction.session, null)
})

t.test('the session is told', async (t) => {
  t.equal((await transactionOf('POST /orders', { session: 's1' })).session, 's1')
})

t.test('what a function threw is told, with its place', async (t) => {
  const { why, trace, response } = await transactionOf('GET /fails')
  t.equal(
    why,
    'the only response: The function that answers GET /fails failed: TypeError: no order',
  )
  const rendered = trace.find(({ stage }) => stage === 'render')?.text
  t.match(rendered, /^Status 500: .*TypeError: no order, at .*transaction\.test\.ts:\d+:\d+\.$/)
  t.notMatch(response.body, /transaction\.test/, 'the client is not told where')
})

t.test('what has no place is told without one', async (t) => {
  const { trace } = await transactionOf('GET /stackless')
  t.match(trace.find(({ stage }) => stage === 'render')?.text, /it threw "a text"\.$/)
})

t.test('base64 is what it is elsewhere, whatever the length', async (t) => {
  for (const length of [0, 1, 2, 3, 255, 8_191, 8_192, 8_193, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) & 0xff)
    t.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'), `${length} bytes`)
  }
})
