// What is kept of what went over a WebSocket.
import t from 'tap'
import { SocketRecord, spokenMessage } from '../../../core/trace/index.ts'

const said = (message: string | Uint8Array, from: 'client' | 'mock' = 'mock', bytes?: number) =>
  spokenMessage({ from, time: 0, message, bytes: bytes ?? message.length, why: '' })

t.test('the first and the last messages are kept, and all are counted', async (t) => {
  const record = new SocketRecord()
  for (let number = 0; number < 500; number++) record.add(said(`message ${number}`))
  const { messages, sent, received, omitted, omittedAfter } = record.describe()
  t.same([sent.messages, received.messages, omitted, omittedAfter], [500, 0, 400, 50])
  t.equal(messages.length, 100)
  t.match(
    [0, 49, 50, 99].map((at) => messages[at]?.body),
    ['message 0', 'message 49', 'message 450', 'message 499'],
  )
})

t.test('long ones are cut, and many of them are fewer', async (t) => {
  const record = new SocketRecord()
  const long = 'ä'.repeat(100_000)
  for (let number = 0; number < 100; number++) record.add(said(long, 'client', 200_000))
  const { messages, received } = record.describe()
  t.equal(received.bytes, 20_000_000)
  t.ok(messages.every(({ body, bodyBytes }) => body?.length === 2_048 && bodyBytes === 200_000))
  t.ok(JSON.stringify(record.describe()).length < SocketRecord.mostBytes * 2)
})

t.test('binary messages are in base64, and an end is told once', async (t) => {
  const record = new SocketRecord()
  record.add(said(new Uint8Array([255, 0]), 'client'))
  record.close({ by: 'client', code: 1000, reason: 'done', time: 5 })
  record.close({ by: 'mock', code: 1001, reason: '', time: 6 })
  t.match(record.describe(), {
    messages: [{ body: '/wA=', bodyEncoding: 'base64', bodyBytes: 2 }],
    closed: { by: 'client', code: 1000, reason: 'done', time: '1970-01-01T00:00:00.005Z' },
  })
})
