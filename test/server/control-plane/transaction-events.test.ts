// Server-sent events where the client is slow, silent, or no longer allowed.
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Transaction } from '../../../core/api/index.ts'
import { OpenStreams, transactionEvents } from '../../../server/control-plane/streams/index.ts'

const transaction = (id: number, path = '/'): Transaction => ({
  id,
  time: '2026-11-30T12:00:00.000Z',
  durationMs: 1,
  request: {
    method: 'GET',
    path,
    query: '',
    address: '',
    headers: [],
    body: null,
    bodyEncoding: 'text',
    bodyBytes: 0,
  },
  response: { status: 200, headers: [], body: null, bodyEncoding: 'text', bodyBytes: 0 },
  source: 'response',
  route: null,
  routeResponse: null,
  why: '',
  trace: [],
  nearest: [],
  revision: 1,
  session: null,
})

/** A log whose transactions are told by hand. */
function fakeLog(old: Transaction[] = []) {
  const listeners = new Set<(transactions: Transaction[], missed: number) => void>()
  return {
    listeners,
    since: (_: string, id: number, limit: number) =>
      old.filter((one) => one.id > id).slice(0, limit),
    subscribe: (_: string, listener: (transactions: Transaction[], missed: number) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell: (...ids: number[]) => {
      for (const listener of listeners)
        listener(
          ids.map((id) => transaction(id)),
          0,
        )
    },
    miss: (count: number, ...ids: number[]) => {
      for (const listener of listeners)
        listener(
          ids.map((id) => transaction(id)),
          count,
        )
    },
  }
}

function open(
  log: ReturnType<typeof fakeLog>,
  options: { after?: number; keepAliveMs?: number; isStillAllowed?: () => boolean } = {},
) {
  const streams = new OpenStreams()
  const stream = transactionEvents({
    log,
    streams,
    deploymentId: 'shop',
    after: options.after ?? 0,
    isStillAllowed: options.isStillAllowed ?? (() => true),
    ...(options.keepAliveMs === undefined ? {} : { keepAliveMs: options.keepAliveMs }),
  })
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  const read = async () => decoder.decode((await reader.read()).value) || 'end'
  return { streams, reader, read }
}

const idsIn = (text: string): number[] =>
  [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))

t.test('what a slow client missed is counted, and it goes on with the newest', async (t) => {
  const log = fakeLog()
  const { read } = open(log)
  t.match(await read(), /connected/)
  for (let id = 1; id <= 3_500; id++) log.tell(id)
  let text = ''
  while (!text.includes('id: 3500\n')) text += await read()
  const dropped = [...text.matchAll(/event: gap\ndata: \{"dropped":(\d+)\}/g)]
  const lost = dropped.reduce((sum, [, count]) => sum + Number(count), 0)
  t.ok(lost > 0)
  t.equal(idsIn(text).length + lost, 3_500, 'every one was sent or counted')
  t.same(
    idsIn(text),
    [...new Set(idsIn(text))].sort((a, b) => a - b),
  )
  log.tell(3_501)
  t.same(idsIn(await read()), [3_501])
})

t.test('what came too fast for the log is counted as well', async (t) => {
  const log = fakeLog()
  const { read } = open(log)
  await read()
  log.miss(40, 41, 42)
  t.match(await read(), /^event: gap\ndata: \{"dropped":40\}\n\nid: 41\n/)
  log.miss(0, 43)
  t.notMatch(await read(), /event: gap/)
})

t.test('long transactions fill the queue sooner', async (t) => {
  const log = fakeLog()
  const { read } = open(log)
  await read()
  const path = `/${'x'.repeat(1_000_000)}`
  for (const listener of log.listeners)
    for (let id = 1; id <= 20; id++) listener([transaction(id, path)], 0)
  let text = ''
  while (!text.includes('id: 20\n')) text += await read()
  t.match(text, /event: gap/)
  t.ok(text.length < 10_000_000, `${text.length} characters`)
})

t.test('what is told while old ones are read comes once', async (t) => {
  const old = Array.from({ length: 150 }, (_, index) => transaction(index + 1))
  const log = fakeLog(old)
  const { read } = open(log, { after: 10 })
  let text = await read()
  old.push(transaction(151))
  log.tell(151)
  while (!text.includes('id: 151\n')) text += await read()
  log.tell(151, 152)
  text += await read()
  t.same(
    idsIn(text),
    Array.from({ length: 142 }, (_, index) => index + 11),
  )
})

t.test('a silent stream is kept alive, until its key is no longer allowed', async (t) => {
  // The stream's own timer keeps no process alive.
  const awake = setInterval(() => {}, 1_000)
  t.teardown(() => clearInterval(awake))
  let isAllowed = true
  const log = fakeLog()
  const { read, streams } = open(log, { keepAliveMs: 10, isStillAllowed: () => isAllowed })
  await read()
  t.equal(await read(), ': still here\n\n')
  t.equal(await read(), ': still here\n\n')
  isAllowed = false
  while ((await read()) !== 'end');
  t.equal(log.listeners.size, 0)
  t.equal(streams.size, 0)
})

t.test('nothing is left of a stream that was cancelled', async (t) => {
  const log = fakeLog()
  const { reader, read, streams } = open(log, { keepAliveMs: 5 })
  await read()
  t.equal(streams.size, 1)
  await reader.cancel()
  t.equal(log.listeners.size, 0)
  t.equal(streams.size, 0)
  log.tell(1)
  await sleep(20)
})

t.test('a log that fails breaks the stream, and nothing is left of it', async (t) => {
  const log = fakeLog()
  log.since = () => {
    throw new Error('the disk is gone')
  }
  const { read, streams } = open(log)
  await t.rejects(read(), /the disk is gone/)
  t.equal(log.listeners.size, 0)
  t.equal(streams.size, 0)
})

t.test('only the streams of the deployment are ended', async (t) => {
  const log = fakeLog()
  const { read, streams } = open(log)
  await read()
  streams.end('another')
  log.tell(1)
  t.match(await read(), /id: 1/)
  streams.end('shop')
  t.equal(await read(), 'end')
})
