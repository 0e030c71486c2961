// A mock answers through MSW what it answers by itself.
import assert from 'node:assert/strict'
import http from 'node:http'
import https from 'node:https'
import { getResponse } from 'msw'
import { crud, get, post, reply, when } from '../../../../sdk/index.ts'
import { createMock } from '../../../../sdk/mock/index.ts'
import { mswHandlers } from '../../../../sdk/msw/index.ts'
import { json, ORIGIN, withMsw, withRealServer } from '../harness.ts'

const shop = {
  name: 'Shop',
  routes: [
    get('/users/:id', { id: "{{urlParam 'id'}}" }, { headers: { 'X-Shop': 'yes' } }),
    post('/orders', "for {{body 'customer.name'}}", { status: 201 }),
  ],
}

export const answeringCases: Record<string, () => Promise<void>> = {
  'fetch gets the status, headers and body of the route': () =>
    withMsw(shop, async ({ mock, send }) => {
      const sent = await send('/users/7')
      const direct = await createMock(shop).fetch('/users/7')
      assert.equal(sent.status, 200)
      assert.equal(sent.text, await direct.text())
      for (const [name, value] of direct.headers) assert.equal(sent.headers.get(name), value, name)
      assert.equal(sent.headers.get('content-length'), String(sent.text.length))
      assert.equal(mock.calls('GET /users/7').length, 1)
    }),

  "Node's clients get it too": () =>
    withMsw(
      shop,
      async () => {
        for (const [client, url] of [
          [https, `${ORIGIN}/users/7`],
          [http, 'http://plain.test/users/7'],
        ] as const) {
          const { status, headers, text } = await getWith(client, url)
          assert.equal(status, 200)
          assert.equal(headers['x-shop'], 'yes')
          assert.deepEqual(JSON.parse(text), { id: '7' })
        }
      },
      { origin: [ORIGIN, 'http://plain.test'] },
    ),

  'a body that a template needs is read': () =>
    withMsw(shop, async ({ mock, send }) => {
      const { status, text } = await send('/orders', json({ customer: { name: 'Ann' } }))
      assert.equal(`${status} ${text}`, '201 for Ann')
      mock.expectCalled('POST /orders', { times: 1, body: { customer: { name: 'Ann' } } })
    }),

  'a body that nothing of the mock needs is in the calls': () =>
    withMsw({ routes: [post('/in', 'taken')] }, async ({ mock, send }) => {
      await send('/in', json({ a: 1 }))
      mock.expectCalled('POST /in', { body: { a: 1 } })
    }),

  'bodies of bytes and of a megabyte come and go whole': () =>
    withMsw(
      {
        routes: [
          post('/size', ({ text }) => String(text.length)),
          get('/big', 'x'.repeat(2 ** 20)),
        ],
      },
      async ({ send }) => {
        assert.equal(
          (await send('/size', { method: 'POST', body: 'y'.repeat(2 ** 20) })).text,
          String(2 ** 20),
        )
        assert.equal((await send('/big')).text.length, 2 ** 20)
      },
    ),

  'a body that is larger than the mock takes is refused, whoever reads it first': () =>
    withMsw(
      createMock(
        {
          routes: [
            post('/plain', 'taken'),
            post('/read', "{{body 'a'}}"),
            post('/rules', [when.body('a').equals('b').reply('c')]),
          ],
        },
        { limits: { bodyBytes: 10 } },
      ),
      async ({ send }) => {
        for (const path of ['/plain', '/read', '/rules'])
          assert.equal((await send(path, json({ a: 'longer than ten bytes' }))).status, 413, path)
      },
    ),

  'HEAD gets the headers, and no body': () =>
    withMsw(shop, async ({ send }) => {
      const { status, text, headers } = await send('/users/7', { method: 'HEAD' })
      assert.equal(`${status}${text}`, '200')
      assert.equal(headers.get('x-shop'), 'yes')
      assert.notEqual(headers.get('content-length'), '0')
    }),

  'statuses without a body, redirects and statuses above 599 arrive': () =>
    withMsw(
      {
        routes: [
          ...[204, 205, 304, 418, 599, 650, 999].map((status) =>
            get(`/${status}`, status > 400 ? 'body' : '', { status }),
          ),
          get('/moved', '', { status: 302, headers: { Location: '/418' } }),
        ],
      },
      async ({ send }) => {
        for (const status of [204, 205, 304, 418, 599, 650, 999]) {
          const { status: actual, text } = await send(`/${status}`)
          assert.equal(actual, status)
          assert.equal(text, status > 400 ? 'body' : '')
        }
        assert.equal((await send('/moved')).status, 418)
      },
    ),

  'a status that announces another is refused with a problem': () =>
    withMsw({ routes: [get('/101', '', { status: 101 })] }, async ({ send }) => {
      const { status, text } = await send('/101')
      assert.equal(status, 500)
      assert.match(text, /status-interim/)
    }),

  'functions answer, and what they throw is told': () =>
    withMsw(
      {
        routes: [
          post('/sum', ({ body }) => reply({ sum: (body as number[]).length }, { status: 202 })),
          get('/broken', () => {
            throw new Error('out of order')
          }),
        ],
      },
      async ({ send }) => {
        const { status, text } = await send('/sum', json([1, 2]))
        assert.equal(`${status} ${text}`, '202 {"sum":2}')
        const broken = await send('/broken')
        assert.equal(broken.status, 500)
        assert.match(broken.text, /out of order/)
      },
    ),

  'changes of parallel requests are all kept': () =>
    withMsw(
      { data: [{ id: 'users', value: [] }], routes: [crud('/users', 'users')] } as never,
      async ({ mock, send }) => {
        const added = Array.from({ length: 30 }, (_, id) => send('/users', json({ id: `u${id}` })))
        assert.deepEqual(
          [...new Set((await Promise.all(added)).map(({ status }) => status))],
          [201],
        )
        assert.equal((JSON.parse((await send('/users?limit=100')).text) as unknown[]).length, 30)
        assert.equal(mock.state.bucket<unknown[]>('users').value.length, 30)
      },
    ),

  'overrides and resets of the mock show through the same handler': () =>
    withMsw(shop, async ({ mock, send }) => {
      mock.use(get('/users/:id', 'down', { status: 503 }), { times: 1 })
      assert.equal((await send('/users/7')).status, 503)
      assert.equal((await send('/users/7')).status, 200)
      mock.use(get('/users/:id', 'down', { status: 503 }))
      mock.reset()
      assert.equal((await send('/users/7')).status, 200)
      assert.equal(mock.calls().length, 1)
    }),

  'only its origins are answered, whatever their case and default port': () =>
    withRealServer((real) =>
      withMsw(
        { routes: [get('/users/7', 'mocked')] },
        async ({ send }) => {
          assert.equal((await send('https://api.example.test:443/users/7')).text, 'mocked')
          assert.equal((await send('http://other.test:8080/users/7')).text, 'mocked')
          assert.match((await send(`${real}/users/7`)).text, /^real: GET/)
        },
        { origin: ['HTTPS://API.example.test', 'http://other.test:8080/'] },
      ),
    ),

  'without an origin it answers at every one': () =>
    withRealServer((real) =>
      withMsw(
        { routes: [get('/users/7', 'mocked')] },
        async ({ send }) => {
          assert.equal((await send('https://any.test/users/7')).text, 'mocked')
          assert.equal((await send(`${real}/users/7`)).text, 'mocked')
          assert.match((await send(`${real}/users/8`)).text, /^real: GET/)
        },
        { origin: undefined },
      ),
    ),

  'the host that the request names is the one of its URL': () =>
    withMsw({ routes: [get('/host', "{{hostname}} {{header 'host'}}")] }, async ({ send }) => {
      assert.equal((await send('/host')).text, 'api.example.test api.example.test')
    }),

  'latency that is asked for is waited for, and given up with the request': () =>
    withMsw(
      createMock(
        {
          routes: [
            get('/slow', 'late', { latency: 60 }),
            get('/hours', 'x', { latency: 9_999_999 }),
          ],
        },
        { latency: 'real' },
      ),
      async ({ mock, send }) => {
        const started = performance.now()
        assert.equal((await send('/slow')).text, 'late')
        assert.ok(performance.now() - started >= 55)
        await assert.rejects(send('/hours', { signal: AbortSignal.timeout(50) }), /abort|timeout/i)
        // Wakes whoever still waits.
        mock.reset()
      },
    ),

  'getResponse needs no interception, and asking whether it matches changes nothing': async () => {
    const mock = createMock({
      routes: [
        get('/count', "{{setGlobalVar 'n' (add (getGlobalVar 'n') 1)}}{{getGlobalVar 'n'}}"),
      ],
    })
    const [handler, ...others] = mswHandlers(mock)
    assert.deepEqual(others, [])
    const request = () => new Request(`${ORIGIN}/count`)
    assert.equal(await handler?.test({ request: request() }), true)
    assert.equal(await handler?.test({ request: new Request(`${ORIGIN}/nothing`) }), false)
    assert.equal(mock.calls().length, 0)
    assert.equal(mock.state.variable('n'), undefined)
    const handlers = mswHandlers(mock)
    assert.equal((await getResponse(handlers, request()))?.status, 200)
    assert.equal(await getResponse(handlers, new Request(`${ORIGIN}/nothing`)), undefined)
    assert.equal(mock.calls().length, 1)
  },

  'the list of handlers names the mock': () =>
    withMsw(shop, async ({ server }) => {
      const [handler] = server.listHandlers()
      assert.ok(handler && 'info' in handler)
      assert.equal(handler.info.header, `mock "Shop" at ${ORIGIN}`)
    }),

  'a route that only some requests meet leaves the others, and what it would change is not kept':
    () =>
      withRealServer((real) =>
        withMsw(
          { routes: [post('/pay', [when.body('tier').equals('gold').reply('gold')])] },
          async ({ mock, send }) => {
            assert.equal((await send(`${real}/pay`, json({ tier: 'gold' }))).text, 'gold')
            assert.equal(
              (await send(`${real}/pay`, json({ tier: 'tin' }))).text,
              'real: POST /pay {"tier":"tin"}',
            )
            assert.equal(mock.calls().length, 1)
          },
          { origin: undefined },
        ),
      ),
}

interface Got {
  status: number | undefined
  headers: http.IncomingHttpHeaders
  text: string
}

const getWith = (client: Pick<typeof http, 'get'>, url: string): Promise<Got> =>
  new Promise((resolve, reject) => {
    client
      .get(url, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('error', reject)
        response.on('end', () => {
          const { statusCode: status, headers } = response
          resolve({ status, headers, text })
        })
      })
      .on('error', reject)
  })
