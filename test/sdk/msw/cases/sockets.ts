// WebSockets that MSW hands to a mock.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type RawData, WebSocketServer } from 'ws'
import { createMock } from '../../../../sdk/mock/index.ts'
import { mswHandlers } from '../../../../sdk/msw/index.ts'
import { ORIGIN, withMsw } from '../harness.ts'

const SOCKETS = ORIGIN.replace('http', 'ws')

const document = {
  data: { said: [] },
  routes: [
    {
      type: 'ws',
      endpoint: '/chat/:room',
      responses: [
        {
          rules: [{ target: 'body', modifier: 'a', value: '1' }],
          body: "one in {{urlParam 'room'}}",
        },
        { default: true, body: "{{body}} {{queryParam 'q'}} {{hostname}}" },
      ],
    },
    { type: 'ws', endpoint: '/tick', streamingMode: 'UNICAST', body: 'tick' },
    { type: 'ws', endpoint: '/news', streamingMode: 'BROADCAST', body: '{{uuid}}' },
    { type: 'ws', endpoint: '/say', body: "{{setData 'push' 'said' '' (body)}}{{data 'said'}}" },
    { endpoint: '/said', databucketID: 'said', bodyType: 'DATABUCKET' },
  ],
} as const

interface Talk {
  readonly protocol: string
  readonly messages: string[]
  readonly closed: Promise<{ code: number; reason: string }>
  next(): Promise<string>
  send(text: string): void
  close(code?: number, reason?: string): void
}

/** A `WebSocket` of the platform, which is the one that MSW takes the place of. */
async function open(url: string, protocols: string[] = []): Promise<Talk> {
  const socket = new WebSocket(url, protocols)
  const messages: string[] = []
  let asked = 0
  const arrived: (() => void)[] = []
  socket.onmessage = ({ data }) => {
    messages.push(String(data))
    for (const wake of arrived.splice(0)) wake()
  }
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.onclose = ({ code, reason }) => resolve({ code, reason })
  })
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  return {
    protocol: socket.protocol,
    messages,
    closed,
    next: async () => {
      while (messages[asked] === undefined) await new Promise<void>((wake) => arrived.push(wake))
      return messages[asked++] as string
    },
    send: (text) => socket.send(text),
    close: (code, reason) => socket.close(code, reason),
  }
}

async function say(talk: Talk, text: string): Promise<string> {
  talk.send(text)
  return talk.next()
}

/** A server that repeats what it is told. */
async function withRealSockets(run: (origin: string) => Promise<void>): Promise<void> {
  const http = createServer()
  const server = new WebSocketServer({ server: http })
  server.on('connection', (socket) =>
    socket.on('message', (data: RawData) => socket.send(`real ${String(data)}`)),
  )
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  try {
    await run(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
  } finally {
    for (const client of server.clients) client.terminate()
    http.close()
  }
}

export const socketCases: Record<string, () => Promise<void>> = {
  'WebSocket routes answer messages, in each of their modes': () =>
    withMsw(document, async ({ mock, send }) => {
      const chat = await open(`${SOCKETS}/chat/red?q=x`, ['v2', 'v1'])
      assert.equal(chat.protocol, 'v2')
      assert.equal(await say(chat, 'hi'), 'hi x api.example.test')
      assert.equal(await say(chat, '{"a":"1"}'), 'one in red')
      chat.close(1000, 'done')
      assert.deepEqual(await chat.closed, { code: 1000, reason: 'done' })
      const tick = await open(`${SOCKETS}/tick`)
      assert.equal(await tick.next(), 'tick')
      assert.equal(await tick.next(), 'tick')
      tick.close()
      const [first, second] = [await open(`${SOCKETS}/news`), await open(`${SOCKETS}/news`)]
      const heard = await second.next()
      await first.next()
      await first.next()
      assert.ok(first.messages.includes(heard))
      const speaker = await open(`${SOCKETS}/say`)
      assert.equal(await say(speaker, 'a'), '["a"]')
      assert.equal((await send('/said')).text, '["a"]', 'and the state is that of requests')
      const [call] = mock.calls({ route: 'WS /chat/:room' })
      assert.equal(call?.socket?.closed?.reason, 'done')
      assert.deepEqual(
        call?.socket?.messages.map(({ from, body }) => `${from}: ${body}`).slice(0, 2),
        ['client: hi', 'mock: hi x api.example.test'],
      )
      mock.reset()
      assert.deepEqual(await speaker.closed, { code: 1012, reason: 'the mock begins anew' })
      await first.closed
    }),

  'connections in a session are those of its mock': () =>
    withMsw(document, async ({ mock, send }) => {
      const speaker = await open(`${SOCKETS}/say?mockhost-session=s`)
      assert.equal(await say(speaker, 'mine'), '["mine"]')
      assert.equal((await send('/said')).text, '[]')
      assert.equal(mock.session('s').calls('/say').length, 1)
      speaker.close()
    }),

  'connections that no route answers go where they were sent': () =>
    withRealSockets((real) =>
      withMsw(
        document,
        async () => {
          const url = real.replace('http', 'ws')
          assert.equal(await say(await open(`${url}/other`), 'hi'), 'real hi')
          assert.match(await say(await open(`${url}/chat/a`), 'hi'), /^hi {2}127/)
        },
        { origin: real },
      ),
    ),

  'WebSocket routes are declined where no origin is named': async () => {
    const mock = createMock(document)
    assert.equal(mswHandlers(mock).length, 1)
    assert.equal(mswHandlers(mock, { origin: ORIGIN }).length, 2)
    assert.equal(mswHandlers(createMock({ routes: [] }), { origin: ORIGIN }).length, 1)
  },
}
