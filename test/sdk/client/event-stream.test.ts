// Server-sent events out of bytes, however those are cut.
import t from 'tap'
import { readEvents, type ServerEvent } from '../../../sdk/client/event-stream.ts'

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

interface Row {
  claim: string
  text: string
  events: ServerEvent[]
}

const rows: Row[] = [
  {
    claim: 'an event ends with an empty line',
    text: 'id: 1\nevent: transaction\ndata: {"a":1}\n\n',
    events: [{ id: '1', event: 'transaction', data: '{"a":1}' }],
  },
  {
    claim: 'lines may end with CR, LF or both',
    text: 'data: a\r\n\r\ndata: b\r\rdata: c\n\n',
    events: ['a', 'b', 'c'].map((data) => ({ id: '', event: 'message', data })),
  },
  {
    claim: 'comments, unknown fields and waiting times are no events',
    text: 'retry: 1000\n: connected\n\nother: x\n\ndata: a\n\n',
    events: [{ id: '', event: 'message', data: 'a' }],
  },
  {
    claim: 'an id stays for the events behind it',
    text: 'id: 7\ndata: a\n\nevent: gap\ndata: b\n\n',
    events: [
      { id: '7', event: 'message', data: 'a' },
      { id: '7', event: 'gap', data: 'b' },
    ],
  },
  {
    claim: 'several lines of data are one text',
    text: 'data: a\ndata:b\ndata\n\n',
    events: [{ id: '', event: 'message', data: 'a\nb\n' }],
  },
  {
    claim: 'letters of several bytes survive a cut',
    text: 'data: žluťoučký 🐴\n\n',
    events: [{ id: '', event: 'message', data: 'žluťoučký 🐴' }],
  },
  {
    claim: 'an event that breaks off is none',
    text: 'data: a\n\ndata: b\n',
    events: [{ id: '', event: 'message', data: 'a' }],
  },
]

for (const { claim, text, events } of rows) {
  t.test(claim, async (t) => {
    for (const size of [1, 2, 3, 7, 1_000])
      t.same(await Array.fromAsync(readEvents(inPieces(text, size))), events, `${size} at a time`)
  })
}
