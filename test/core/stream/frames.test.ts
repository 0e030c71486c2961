// Items go over the wire as their standards say.
import t from 'tap'
import { frameOf } from '../../../core/stream/index.ts'

const item = { data: '', event: '', id: '', retryMs: 0 }

const rows: [title: string, given: Partial<typeof item>, text: string][] = [
  ['a text', { data: 'hello' }, 'data: hello\n\n'],
  [
    'every field',
    { data: 'a', event: 'e', id: '7', retryMs: 1_500 },
    'event: e\nid: 7\nretry: 1500\ndata: a\n\n',
  ],
  ['each line of a text', { data: 'a\nb\r\nc\rd' }, 'data: a\ndata: b\ndata: c\ndata: d\n\n'],
  ['a text that ends with a line end', { data: 'a\n' }, 'data: a\ndata: \n\n'],
  ['a text that begins with a space', { data: ' a' }, 'data:  a\n\n'],
  ['a text with a colon', { data: 'a: b' }, 'data: a: b\n\n'],
  ['an event without data', { event: 'ping' }, 'event: ping\ndata: \n\n'],
  ['nothing at all', {}, 'data: \n\n'],
  ['only when to connect again', { retryMs: 3_000 }, 'retry: 3000\n\n'],
  ['only an id', { id: '1' }, 'id: 1\n\n'],
  ['an event of two lines', { event: 'a\nid: 9', data: 'x' }, 'event: a id: 9\ndata: x\n\n'],
  ['an id of two lines, with a null', { id: '1\r\n\0 2', data: 'x' }, 'id: 1  2\ndata: x\n\n'],
]

for (const [title, given, text] of rows)
  t.test(`as an event: ${title}`, async (t) => {
    t.equal(frameOf('sse', { ...item, ...given }), text)
  })

t.test('each value of NDJSON has a line, and only one', async (t) => {
  const line = (data: string) => frameOf('ndjson', { ...item, data })
  t.equal(line('{"a":1}'), '{"a":1}\n')
  t.equal(line('{\n  "a": "b\\nc",\n\n  "d": []\r\n}\n'), '{ "a": "b\\nc", "d": [] }\n')
  t.same(JSON.parse(line('{\n  "a": "b\\nc"\n}')), { a: 'b\nc' })
})

t.test('chunks are sent as they are', async (t) => {
  t.equal(frameOf('chunks', { ...item, data: ' a\n' }), ' a\n')
})

t.test('long runs of spaces cost no more than their length', async (t) => {
  const started = performance.now()
  frameOf('sse', { ...item, event: `a${' '.repeat(500_000)}b${'\n'.repeat(500_000)}c` })
  t.ok(performance.now() - started < 2_000)
})
