// Streamed bodies on every front: the same pieces, when they are due, for as long as somebody reads.
import type { Test } from 'tap'
import { eventsOf, piecesOf } from '../support/read-stream.ts'
import type { Front, FrontDocument, Fronted } from './index.ts'

const document: FrontDocument = {
  headers: [{ key: 'X-Of-Mock', value: 'yes' }],
  data: { count: { n: 0 } },
  routes: [
    {
      method: 'post',
      endpoint: '/events/:room',
      statusCode: 201,
      headers: { 'X-Own': "{{urlParam 'room'}}" },
      stream: {
        items: [
          { event: 'hello', id: '1', retry: 1_000, data: { room: "{{urlParam 'room'}}" } },
          "{{body 'name'}}\nand {{queryParam 'who'}}",
          { data: '{{@index}}', id: '3' },
        ],
      },
    },
    {
      endpoint: '/resumed',
      stream: {
        items: [
          { data: 'a', id: 'a' },
          { data: 'b', id: 'b' },
        ],
      },
    },
    {
      endpoint: '/lines',
      stream: { kind: 'ndjson', repeat: 2, items: [{ data: { a: ['ü'] } }, 7] },
    },
    {
      endpoint: '/chunks',
      headers: { 'Content-Type': 'text/plain' },
      stream: { kind: 'chunks', every: 40, items: ['one ', 'two ', 'three'] },
    },
    {
      endpoint: '/cached',
      headers: {
        'Cache-Control': 'max-age=9',
        'Content-Type': 'text/x-own',
        'X-Accel-Buffering': 'yes',
      },
      stream: { items: ['a'] },
    },
    { endpoint: '/tagged', headers: { ETag: '"1"' }, stream: { items: ['a'] } },
    { endpoint: '/late', stream: { items: [{ data: 'late', delay: 60 }] } },
    {
      endpoint: '/counted',
      responses: [
        {
          rules: [{ target: 'query', modifier: 'no', value: '1' }],
          statusCode: 409,
          body: 'not now',
        },
        {
          latency: 30,
          stream: {
            every: 10,
            repeat: 0,
            items: ["{{setData 'inc' 'count' 'n'}}{{data 'count' 'n'}}"],
          },
        },
      ],
    },
    { endpoint: '/hello', body: 'hello' },
    { endpoint: '/count', body: "{{data 'count' 'n'}}" },
    { endpoint: '/failing', stream: { kind: 'ndjson', items: ['1', '{{#repeat}}{{/repeat}}'] } },
  ],
}

async function textOf(mock: Fronted, path: string, init?: RequestInit): Promise<string> {
  return (await mock.fetch(path, init)).text()
}

export async function testStreams(t: Test, front: Front): Promise<void> {
  const mock = await front.start(t, document)

  t.test('server-sent events', async (t) => {
    const response = await mock.fetch('/events/7?who=you', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"Ann"}',
    })
    t.equal(response.status, 201)
    t.match(Object.fromEntries(response.headers), {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
      'x-of-mock': 'yes',
      'x-own': '7',
    })
    t.equal(
      await response.text(),
      'event: hello\nid: 1\nretry: 1000\ndata: {"room":"7"}\n\ndata: Ann\ndata: and you\n\nid: 3\ndata: 2\n\n',
    )
  })

  t.test(
    'a client that comes again gets what it has not, and is sent away when it has all',
    async (t) => {
      t.equal(
        await textOf(mock, '/resumed', { headers: { 'last-event-id': 'a' } }),
        'id: b\ndata: b\n\n',
      )
      const done = await mock.fetch('/resumed', { headers: { 'last-event-id': 'b' } })
      t.equal(done.status, 204)
      t.equal(await done.text(), '')
    },
  )

  t.test('NDJSON', async (t) => {
    const response = await mock.fetch('/lines')
    t.equal(response.headers.get('content-type'), 'application/x-ndjson; charset=utf-8')
    t.equal(await response.text(), '{"a":["ü"]}\n7\n{"a":["ü"]}\n7\n')
  })

  t.test('chunks come one by one, each when it is due', async (t) => {
    const before = performance.now()
    const response = await mock.fetch('/chunks')
    t.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8')
    const pieces: string[] = []
    for await (const piece of piecesOf(response)) pieces.push(piece)
    t.same(pieces, ['one ', 'two ', 'three'])
    t.ok(performance.now() - before >= 70, 'they are 40 ms apart')
  })

  t.test("the mock's own headers come before those of streams", async (t) => {
    const { headers } = await mock.fetch('/cached')
    t.match(Object.fromEntries(headers), {
      'cache-control': 'max-age=9',
      'content-type': 'text/x-own; charset=utf-8',
      'x-accel-buffering': 'yes',
    })
  })

  t.test('a client that has it already gets no body', async (t) => {
    const response = await mock.fetch('/tagged', {
      headers: { 'if-none-match': '"1"', 'cache-control': 'max-age=0' },
    })
    t.equal(response.status, 304)
    t.equal(await response.text(), '')
  })

  t.test('a stream that begins late says first that it is there', async (t) => {
    t.equal(await textOf(mock, '/late'), ':\n\ndata: late\n\n')
  })

  t.test('HEAD has the head alone', async (t) => {
    const response = await mock.fetch('/counted', { method: 'HEAD' })
    t.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    t.equal(await response.text(), '')
    t.equal(await textOf(mock, '/count'), '0', 'nothing of it is rendered')
  })

  t.test(
    'an endless stream goes on until its reader goes away, and changes the state till then',
    async (t) => {
      t.equal(await textOf(mock, '/counted?no=1'), 'not now', 'rules choose it like any response')
      const gone = new AbortController()
      const response = await mock.fetch('/counted', { signal: gone.signal })
      const seen: string[] = []
      for await (const { data } of eventsOf(response)) if (seen.push(data) === 4) break
      t.same(seen, ['1', '2', '3', '4'])
      gone.abort()
      await settled(t, mock)
    },
  )

  t.test('an abort before it begins', async (t) => {
    await t.rejects(mock.fetch('/counted', { signal: AbortSignal.timeout(5) }))
    await settled(t, mock)
  })

  t.test('an item that fails breaks the answer off', async (t) => {
    const response = await mock.fetch('/failing')
    if (front.lacks.has('breaking off')) t.equal(await response.text(), '1\n')
    else await t.rejects(response.text())
    t.equal(await textOf(mock, '/hello'), 'hello', 'others are answered')
  })

  if (!front.lacks.has('log'))
    t.test('the log says how streams ended, and begins with what was sent', async (t) => {
      const last = async (path: string, text: RegExp) => {
        for (let tries = 0; tries < 100; tries++) {
          const row = (await mock.log()).findLast(({ request }) => request.path === path)
          if (row && text.test(row.trace.at(-1)?.text ?? '')) return row
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
        throw new Error(`the log says nothing of ${path} like ${text}`)
      }
      const whole = await last('/lines', /^The stream ended: 4 items, 30 bytes\.$/)
      t.match(whole.response, {
        status: 200,
        body: '{"a":["ü"]}\n7\n{"a":["ü"]}\n7\n',
        bodyBytes: 30,
      })
      const left = await last('/counted', /^(The client went away after|Nobody was there to read)/)
      t.equal(left.response.status, 200)
      const broken = await last('/failing', /^The stream broke off after 1 item, 2 bytes: routes/)
      t.equal(broken.response.body, '1\n')
    })
}

/** Waits until nothing changes the count any more. */
async function settled(t: Test, mock: Fronted): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const before = await textOf(mock, '/count')
    await new Promise((resolve) => setTimeout(resolve, 40))
    if ((await textOf(mock, '/count')) === before) {
      t.pass('nothing is rendered any more')
      return
    }
  }
  t.fail('it is still being rendered')
}
