// WebSocket routes of deployments: who is let in, in which session, and when a connection ends.
import t, { type Test } from 'tap'
import type { Command } from '../../support/binary.ts'
import { type StartedHost, startHost } from '../../support/host.ts'
import { connect, refusalOf, type SocketOptions, type TestSocket } from '../../support/socket.ts'

const chat = (body: string, more: object = {}) => ({
  data: { said: [] },
  routes: [
    { uuid: 'chat', type: 'ws', endpoint: '/chat', body },
    { uuid: 'more', type: 'ws', endpoint: '/more', body: 'more' },
    { type: 'ws', endpoint: '/say', body: "{{setData 'push' 'said' '' (body)}}{{data 'said'}}" },
  ],
  ...more,
})

const SEEN =
  "{{body}}|{{queryParam}}|{{header 'sec-websocket-protocol'}}|{{header 'authorization'}}"

interface Room {
  readonly host: StartedHost
  open(subdomain: string, path: string, options?: SocketOptions): Promise<TestSocket>
  refused(subdomain: string, path: string, options?: SocketOptions): ReturnType<typeof refusalOf>
}

async function start(t: Test, command: Command, args: string[] = []): Promise<Room> {
  const host = await startHost(t, { command, args: ['--no-sample', ...args] })
  const at = (subdomain: string, options: SocketOptions = {}) => ({
    ...options,
    headers: { host: `${subdomain}.localhost:${host.port}`, ...options.headers },
  })
  return {
    host,
    open: (subdomain, path, options) => connect(t, `${host.url}${path}`, at(subdomain, options)),
    refused: (subdomain, path, options) =>
      refusalOf(t, `${host.url}${path}`, at(subdomain, options)),
  }
}

async function say(socket: TestSocket, message: string): Promise<string> {
  socket.send(message)
  return socket.next()
}

/** The newest transactions of a deployment, once one of them is as it is to be. */
async function logged(
  { host }: Room,
  subdomain: string,
  isThere: (text: string) => boolean,
): Promise<string> {
  for (;;) {
    const { text } = await host.api(`GET /deployments/${subdomain}/transactions`)
    if (isThere(text)) return text
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

for (const command of ['binary', 'node'] as const)
  t.test(command, async (t) => {
    await t.test(
      'a private mock opens with a key, of which neither it nor the log sees anything',
      async (t) => {
        const room = await start(t, command)
        const made = await room.host.api('POST /deployments', {
          mock: chat(SEEN),
          subdomain: 'shop',
          visibility: 'private',
        })
        const { key } = made.json
        const ways: [path: string, options: SocketOptions, protocol: string, seen: string][] = [
          ['/chat', { headers: { authorization: `Bearer ${key}` } }, '', 'a|{}||'],
          ['/chat', { headers: { 'x-mockhost-key': key, authorization: 'x' } }, '', 'a|{}||x'],
          [`/chat?a=1&key=${key}`, {}, '', 'a|{"a":"1"}||'],
          [`/chat?key=mine&key=${key}&b=%20`, {}, '', 'a|{"key":"mine","b":" "}||'],
          ['/chat', { protocols: [`mockhost.key.${key}`] }, `mockhost.key.${key}`, 'a|{}||'],
          ['/chat', { protocols: [`mockhost.key.${key}`, 'v2'] }, 'v2', 'a|{}|v2|'],
        ]
        for (const [path, options, protocol, seen] of ways) {
          const socket = await room.open('shop', path, options)
          t.equal(
            socket.raw.protocol,
            protocol,
            'the key is echoed only where nothing else is offered',
          )
          t.equal(await say(socket, 'a'), seen)
          socket.close()
        }
        for (const path of ['/chat', '/chat?key=mh_wrong', '/nope'])
          t.match(await room.refused('shop', path), { status: 401, text: /key-required/ }, path)
        const text = await logged(room, 'shop', (text) => text.split('"closed":{').length > 6)
        t.notMatch(text, new RegExp(key))
        t.notMatch(text, /mh_wrong/, 'nor of what was meant to be one')
      },
    )

    await t.test('a connection ends with what let it in', async (t) => {
      const room = await start(t, command)
      const made = await room.host.api('POST /deployments', {
        mock: chat('hi'),
        subdomain: 'shop',
        visibility: 'private',
      })
      const other = await room.host.api('POST /deployments/shop/keys', { name: 'other' })
      const [first, second, third] = (await Promise.all(
        [made.json.key, other.json.key, other.json.key].map((key) =>
          room.open('shop', '/chat', { headers: { 'x-mockhost-key': key } }),
        ),
      )) as [TestSocket, TestSocket, TestSocket]
      second.close()
      await room.host.api(`DELETE /deployments/shop/keys/${other.json.id}`)
      t.match(await third.closed, { code: 1008, reason: /the key/ })
      t.equal(await say(first, 'still'), 'hi', 'and no other does')
      await room.host.api('PATCH /deployments/shop', { isPaused: true })
      t.match(await first.closed, { code: 1013, reason: 'the deployment is paused' })
      t.match(
        await room.refused('shop', '/chat', { headers: { 'x-mockhost-key': made.json.key } }),
        {
          status: 503,
        },
      )
      await room.host.api('PATCH /deployments/shop', { isPaused: false, visibility: 'public' })
      const last = await room.open('shop', '/chat')
      await room.host.api('DELETE /deployments/shop')
      t.match(await last.closed, { code: 1001, reason: 'the deployment was deleted' })
    })

    await t.test(
      'a changed mock: connections of routes that are gone end, others go on',
      async (t) => {
        const room = await start(t, command)
        await room.host.api('POST /deployments', {
          mock: chat("one {{getEnvVar 'NAME'}}"),
          subdomain: 'shop',
          visibility: 'public',
        })
        const socket = await room.open('shop', '/chat')
        const gone = await room.open('shop', '/more')
        t.equal(await say(socket, 'a'), 'one ')
        const { routes, ...rest } = chat("two {{getEnvVar 'NAME'}}")
        await room.host.api('PUT /deployments/shop/mock', {
          ...rest,
          routes: [routes[0], routes[2]],
        })
        t.match(await gone.closed, { code: 1012, reason: /this route no more/ })
        t.equal(await say(socket, 'a'), 'two ')
        await room.host.api('PUT /deployments/shop/variables/NAME', { value: 'Ann' })
        t.match(await say(socket, 'a'), /^two (Ann)?$/, 'under other settings too')
        await room.host.api('DELETE /deployments/shop')
        t.match(await socket.closed, { code: 1001 }, 'and it is still one of the deployment')
      },
    )

    await t.test('in a session, by header, query or sub-protocol', async (t) => {
      const room = await start(t, command)
      await room.host.api('POST /deployments', {
        mock: chat('x'),
        subdomain: 'shop',
        visibility: 'public',
      })
      const root = await room.open('shop', '/say')
      t.equal(await say(root, 'root'), '["root"]')
      const ways: [path: string, options: SocketOptions][] = [
        ['/say', { headers: { 'x-mockhost-session': 'one' } }],
        ['/say?mockhost-session=one', {}],
        ['/say', { protocols: ['mockhost.session.one', 'chat'] }],
      ]
      const answers: string[] = []
      const sockets: TestSocket[] = []
      for (const [path, options] of ways) {
        const socket = await room.open('shop', path, options)
        sockets.push(socket)
        answers.push(await say(socket, 'one'))
      }
      t.same(answers, ['["root","one"]', '["root","one","one"]', '["root","one","one","one"]'])
      t.equal(await say(root, 'root'), '["root","root"]')
      t.match(await room.refused('shop', '/say?mockhost-session=a%20b'), { status: 400 })
      await room.host.api('DELETE /deployments/shop/sessions/one')
      t.match(await sockets[0]?.closed, { code: 1001, reason: 'the session has ended' })
      t.equal(await say(root, 'root'), '["root","root","root"]')
    })

    await t.test('by its path, its own domain, and not where there is none', async (t) => {
      const room = await start(t, command)
      await room.host.api('POST /deployments', {
        mock: chat('{{body}}'),
        subdomain: 'shop',
        visibility: 'public',
      })
      await room.host.api('PATCH /deployments/shop', { domains: ['api.example.test'] })
      const { url, port } = room.host
      const byPath = await connect(t, `${url}/@shop/chat`, {
        headers: { host: `localhost:${port}` },
      })
      t.equal(await say(byPath, 'path'), 'path')
      const own = await connect(t, `${url}/chat`, { headers: { host: 'api.example.test' } })
      t.equal(await say(own, 'own'), 'own')
      t.match(await room.refused('nobody', '/chat'), { status: 404, text: /No mock here/ })
      t.match(await refusalOf(t, `${url}/healthz`, { headers: { host: 'localhost' } }), {
        status: 200,
      })
    })

    await t.test('each connection is one transaction, which grows while it is open', async (t) => {
      const room = await start(t, command)
      await room.host.api('POST /deployments', {
        mock: chat('you said {{body}}'),
        subdomain: 'shop',
        visibility: 'public',
      })
      const socket = await room.open('shop', '/chat?a=1')
      await say(socket, 'hello')
      const text = await logged(room, 'shop', (text) => text.includes('you said hello'))
      const [transaction] = JSON.parse(text).transactions
      t.match(transaction, {
        request: { method: 'GET', path: '/chat', query: 'a=1' },
        response: { status: 101 },
        source: 'websocket',
        route: { title: 'WS /chat' },
        why: 'a connection to WS /chat',
        socket: {
          received: { messages: 1, bytes: 5 },
          sent: { messages: 1, bytes: 14 },
          messages: [
            { from: 'client', body: 'hello', why: '' },
            { from: 'mock', body: 'you said hello', why: 'the only response' },
          ],
          closed: null,
        },
      })
      socket.close(1000, 'done')
      const closed = await logged(room, 'shop', (text) => text.includes('"reason":"done"'))
      t.match(JSON.parse(closed).transactions, [
        {
          id: transaction.id,
          trace: [{}, {}, {}, { text: /^The client closed the connection \(1000: done\) after/ }],
        },
      ])
      const replay = await room.host.api(
        `POST /deployments/shop/transactions/${transaction.id}/replay`,
        {},
      )
      t.match(replay, { status: 409, json: { detail: /WebSocket connection/ } })
    })

    await t.test('a message counts as a request of its second', async (t) => {
      const room = await start(t, command, ['--requests-per-second', '3'])
      await room.host.api('POST /deployments', {
        mock: chat('x'),
        subdomain: 'shop',
        visibility: 'public',
      })
      const socket = await room.open('shop', '/chat')
      for (let number = 0; number < 4; number++) socket.send('x')
      t.match(await socket.closed, { code: 1008, reason: /quota of 3 requests a second/ })
    })

    await t.test('a server that stops says goodbye', async (t) => {
      const room = await start(t, command)
      await room.host.api('POST /deployments', {
        mock: chat('x'),
        subdomain: 'shop',
        visibility: 'public',
      })
      const socket = await room.open('shop', '/chat')
      const ended = new Promise((resolve) => room.host.child.once('exit', resolve))
      room.host.child.kill('SIGTERM')
      t.match(await socket.closed, { code: 1001, reason: 'the server stops' })
      t.equal(await ended, 0)
    })
  })
