// A mock among a user's own handlers, and what the network gets.
import assert from 'node:assert/strict'
import { bypass, HttpResponse, http, passthrough } from 'msw'
import { get, post, when } from '../../../../sdk/index.ts'
import { createMock } from '../../../../sdk/mock/index.ts'
import { mswHandlers } from '../../../../sdk/msw/index.ts'
import { json, ORIGIN, withMsw, withRealServer } from '../harness.ts'

const users = { routes: [get('/users', 'of the mock'), post('/users', 'added')] }

export const mixingCases: Record<string, () => Promise<void>> = {
  'what no route answers goes to the network with its body': () =>
    withRealServer((real) =>
      withMsw(
        users,
        async ({ mock, send }) => {
          const { text } = await send(`${real}/orders`, { method: 'POST', body: 'intact' })
          assert.equal(text, 'real: POST /orders intact')
          assert.equal(mock.calls().length, 0)
        },
        { origin: undefined },
      ),
    ),

  'the body of a declined request has not been read': async () => {
    const seen: boolean[] = []
    const behind = http.all('*', async ({ request }) => {
      seen.push(request.bodyUsed)
      return HttpResponse.text(await request.text())
    })
    await withMsw(
      users,
      async ({ send }) => {
        assert.equal((await send('/orders', { method: 'POST', body: 'intact' })).text, 'intact')
      },
      { behind: [behind] },
    )
    assert.deepEqual(seen, [false])
  },

  'upgrades to WebSocket, and what the mock would have a real API answer, are declined': () =>
    withRealServer((real) =>
      withMsw(
        {
          proxyMode: true,
          proxyHost: 'https://api.example.com',
          routes: [{ type: 'ws', endpoint: '/chat' }, get('/users', 'of the mock')],
        },
        async ({ mock, send }) => {
          assert.equal((await send(`${real}/users`)).text, 'of the mock')
          assert.equal((await send(`${real}/items`)).text, 'real: GET /items ')
          const [handler] = mswHandlers(mock)
          const headers = { upgrade: 'websocket' }
          const request = new Request(`${ORIGIN}/chat`, { headers })
          assert.equal(await handler?.test({ request }), false)
        },
        { origin: undefined },
      ),
    ),

  'a handler behind gets the body also where rules of the mock have looked at it': async () => {
    const behind = http.post(`${ORIGIN}/pay`, async ({ request }) =>
      HttpResponse.text(`behind ${await request.text()}`),
    )
    const routes = [post('/pay', [when.body('tier').equals('gold').reply('gold')])]
    await withMsw(
      { routes },
      async ({ send }) => {
        assert.equal((await send('/pay', json({ tier: 'gold' }))).text, 'gold')
        assert.equal((await send('/pay', json({ tier: 'tin' }))).text, 'behind {"tier":"tin"}')
      },
      { behind: [behind] },
    )
  },

  'a handler before the mock answers instead of it, or leaves the request to it with its body':
    async () => {
      const before = http.post(`${ORIGIN}/users`, async ({ request }) => {
        const text = await request.clone().text()
        if (text === 'mine') return HttpResponse.text('before')
      })
      const routes = [post('/users', 'mock {{body}}')]
      await withMsw(
        { routes },
        async ({ mock, send }) => {
          assert.equal((await send('/users', { method: 'POST', body: 'mine' })).text, 'before')
          assert.equal((await send('/users', { method: 'POST', body: 'yours' })).text, 'mock yours')
          assert.equal(mock.calls().length, 1)
        },
        { before: [before] },
      )
    },

  'server.use stands before the mock until resetHandlers, which forgets nothing of the mock': () =>
    withMsw(users, async ({ mock, server, send }) => {
      await send('/users')
      server.use(http.get(`${ORIGIN}/users`, () => HttpResponse.text('override')))
      assert.equal((await send('/users')).text, 'override')
      server.resetHandlers()
      assert.equal((await send('/users')).text, 'of the mock')
      assert.equal(mock.calls().length, 2)
    }),

  'a handler of one time gives way to the mock, and comes back with restoreHandlers': () =>
    withMsw(users, async ({ server, send }) => {
      server.use(http.get(`${ORIGIN}/users`, () => HttpResponse.text('once'), { once: true }))
      assert.equal((await send('/users')).text, 'once')
      assert.equal((await send('/users')).text, 'of the mock')
      server.restoreHandlers()
      assert.equal((await send('/users')).text, 'once')
      assert.equal((await send('/users')).text, 'of the mock')
    }),

  'a mock is used for a while, before another one': () =>
    withMsw(users, async ({ server, send }) => {
      const other = createMock({ routes: [get('/users', 'of the other')] })
      server.use(...mswHandlers(other, { origin: ORIGIN }))
      assert.equal((await send('/users')).text, 'of the other')
      assert.equal((await send('/users', { method: 'POST' })).text, 'added')
      server.resetHandlers()
      assert.equal((await send('/users')).text, 'of the mock')
      assert.equal(other.calls().length, 1)
    }),

  'resetHandlers puts other handlers in the place of the mock': () =>
    withMsw(users, async ({ server, send }) => {
      server.resetHandlers(http.get(`${ORIGIN}/users`, () => HttpResponse.text('another')))
      assert.equal((await send('/users')).text, 'another')
    }),

  'passthrough and bypass reach the network untouched': () =>
    withRealServer((real) =>
      withMsw(
        { routes: [post('/users', 'mocked')] },
        async ({ mock, server, send }) => {
          const response = await fetch(bypass(`${real}/users`, { method: 'POST', body: 'one' }))
          assert.equal(await response.text(), 'real: POST /users one')
          server.use(http.post(`${real}/users`, () => passthrough()))
          const { text } = await send(`${real}/users`, { method: 'POST', body: 'two' })
          assert.equal(text, 'real: POST /users two')
          assert.equal(mock.calls().length, 0)
        },
        { origin: undefined },
      ),
    ),

  'two mocks stand for two origins': async () => {
    const pay = createMock({ routes: [get('/users', 'of pay')] })
    const before = mswHandlers(pay, { origin: 'https://pay.test' })
    await withMsw(
      users,
      async ({ send }) => {
        assert.equal((await send('https://pay.test/users')).text, 'of pay')
        assert.equal((await send('/users')).text, 'of the mock')
      },
      { before },
    )
  },

  'what a response fetches from the origin that the mock stands for is not intercepted again': () =>
    withRealServer((real) => {
      const document = { routes: [{ endpoint: 'users', proxy: { to: real, timeout: 2_000 } }] }
      return withMsw(
        document,
        async ({ mock, send }) => {
          assert.equal((await send(`${real}/users`)).text, 'real: GET /users ')
          assert.equal(mock.calls().length, 1)
        },
        { origin: real },
      )
    }),

  'the events of MSW tell of answers': () =>
    withMsw(users, async ({ server, send }) => {
      const seen: string[] = []
      // The typed names differ between the versions; these two are in both.
      const events = server.events as unknown as {
        on(name: string, listener: (event: { request: Request }) => void): void
      }
      for (const name of ['request:match', 'response:mocked'])
        events.on(name, ({ request }) => seen.push(`${name} ${new URL(request.url).pathname}`))
      await send('/users')
      await new Promise((resolve) => setTimeout(resolve, 10))
      assert.deepEqual(seen, ['request:match /users', 'response:mocked /users'])
    }),
}
