// What passes between a client and the real API is noted, and passes as before.
import { gzipSync } from 'node:zlib'
import t from 'tap'
import type { UpstreamAnswer, UpstreamRequest } from '../../../core/index.ts'
import { recordingUpstream, type Sample } from '../../../core/recording/index.ts'

const streamOf = (...parts: Uint8Array[]): ReadableStream<Uint8Array> =>
  new Blob(parts as BlobPart[]).stream()
const bytes = (text: string) => new TextEncoder().encode(text)

/** A new one each time: its body is read once. */
const request = (): UpstreamRequest => ({
  client: { method: 'POST', target: '/login?next=1' },
  method: 'POST',
  url: 'http://api.test/v2/login?next=1',
  headers: [
    ['content-type', 'application/json'],
    ['authorization', 'Bearer hush'],
    ['accept-encoding', 'gzip, br'],
  ],
  body: streamOf(bytes('{"user":"ann",'), bytes('"password":"hush"}')),
  timeoutMs: 1_000,
})

async function pass(answer: UpstreamAnswer, sent = request(), bodyBytes?: number) {
  const samples: Sample[] = []
  let asked: UpstreamRequest | undefined
  const upstream = recordingUpstream(
    async (one) => {
      asked = one
      if (one.body instanceof ReadableStream) await new Response(one.body).text()
      return answer
    },
    { onSample: (sample) => samples.push(sample), bodyBytes },
  )
  const given = await upstream(sent)
  const passed = given.body ? await new Response(given.body).bytes() : null
  await new Promise((resolve) => setTimeout(resolve, 20))
  return { samples, asked, passed }
}

const JSON_TYPE = ['content-type', 'application/json'] as const

t.test('an exchange is noted by the request of the client, without its secrets', async (t) => {
  const body = streamOf(bytes('{"token":"hush",'), bytes('"id":1}'))
  const { samples, passed } = await pass({ status: 200, headers: [JSON_TYPE], body })
  t.equal(new TextDecoder().decode(passed ?? undefined), '{"token":"hush","id":1}')
  t.equal(samples.length, 1)
  t.match(samples[0], {
    method: 'POST',
    path: '/login',
    query: 'next=1',
    requestBody: '{"user":"ann","password":"[REDACTED]"}',
    body: '{"token":"[REDACTED]","id":1}',
    isCut: false,
  })
  t.notMatch(JSON.stringify(samples), /hush/)
})

t.test('what is compressed passes so, and is noted as it reads', async (t) => {
  const packed = gzipSync('{"id":1}')
  const headers = [JSON_TYPE, ['content-encoding', 'gzip']] as const
  const { samples, asked, passed } = await pass({ status: 200, headers, body: streamOf(packed) })
  t.same(Buffer.from(passed ?? []), packed)
  t.equal(samples[0]?.body, '{"id":1}')
  t.same(
    asked?.headers.filter(([name]) => name === 'accept-encoding'),
    [['accept-encoding', 'gzip']],
  )
})

t.test('of a long body the beginning is noted, and all of it passes', async (t) => {
  const body = streamOf(bytes('äöü'), bytes('x'.repeat(100)))
  const { samples, passed } = await pass(
    { status: 200, headers: [], body },
    { ...request(), body: null },
    5,
  )
  t.equal(passed?.length, 106)
  t.match(samples, [{ body: 'äö', isCut: true }])
})

t.test('what is no text stays bytes, and what has no body none', async (t) => {
  const png = Uint8Array.of(137, 80, 78, 71)
  t.same((await pass({ status: 200, headers: [], body: streamOf(png) })).samples[0]?.body, png)
  t.equal((await pass({ status: 204, headers: [], body: null })).samples[0]?.body, null)
})

t.test('what no client asked for is not noted', async (t) => {
  const { client: _, ...callback } = request()
  const { samples } = await pass(
    { status: 200, headers: [], body: null },
    { ...callback, body: null },
  )
  t.same(samples, [])
})

t.test('an answer that breaks off is noted as far as it came', async (t) => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(bytes('half'))
      controller.error(new Error('reset'))
    },
  })
  const samples: Sample[] = []
  const upstream = recordingUpstream(async () => ({ status: 200, headers: [], body: broken }), {
    onSample: (sample) => samples.push(sample),
  })
  const { body } = await upstream({ ...request(), body: null })
  await t.rejects(new Response(body).text())
  await new Promise((resolve) => setTimeout(resolve, 20))
  t.match(samples, [{ isCut: true }])
})
