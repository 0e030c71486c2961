// Requests that nobody answers: answered, printed or failed by the mock, where it was asked for them.
import assert from 'node:assert/strict'
import { get, post, when } from '../../../../sdk/index.ts'
import { createMock } from '../../../../sdk/mock/index.ts'
import { mswHandlers, onUnhandled } from '../../../../sdk/msw/index.ts'
import { failureOf, json, ORIGIN, printed, withMsw, withRealServer } from '../harness.ts'

const shop = {
  name: 'Shop',
  routes: [get('/users', []), post('/pay', [when.body('tier').equals('gold').reply('gold')])],
}

const NEAREST = 'Its path has "users" where the request has "usres".'
const MISS = `No route of the mock "Shop" answers GET /usres (${ORIGIN}/usres). The nearest:\n  GET /users: ${NEAREST}`

export const unhandledCases: Record<string, () => Promise<void>> = {
  'onUnhandled answers as the mock does on a port, with the nearest routes, and the calls have it':
    () =>
      withMsw(
        shop,
        async ({ mock, send }) => {
          const { status, text, headers } = await send('/usres')
          assert.equal(status, 404)
          assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/)
          assert.deepEqual(JSON.parse(text).nearest, [{ route: 'GET /users', reason: NEAREST }])
          assert.equal(text, await (await createMock(shop).fetch('/usres')).text())
          assert.equal(mock.calls({ status: 404 }).length, 1)
        },
        { unhandled: (mock) => onUnhandled(mock) },
      ),

  'a request whose rules do not hold is told which': () =>
    withMsw(
      shop,
      async ({ send }) => {
        const { status, text } = await send('/pay', json({ tier: 'tin' }))
        assert.equal(status, 404)
        assert.match(
          text,
          /its rules do not hold: the body tier equals \\"gold\\" \(it is \\"tin\\"\)/,
        )
      },
      { unhandled: (mock) => onUnhandled(mock) },
    ),

  'it prints the nearest routes, and the request goes to the network with its body': () =>
    withRealServer(async (real) => {
      const { warnings, errors } = await printed(() =>
        withMsw(
          shop,
          async ({ mock, send }) => {
            const { text } = await send(`${real}/usres`, { method: 'POST', body: 'intact' })
            assert.equal(text, 'real: POST /usres intact')
            assert.equal(mock.calls().length, 0)
          },
          { origin: real, unhandled: (mock) => onUnhandled(mock, 'warn') },
        ),
      )
      assert.equal(warnings.length, 1)
      assert.match(
        warnings[0] ?? '',
        /^No route of the mock "Shop" answers POST \/usres \(http:.*The nearest:\n {2}GET \/users: /,
      )
      assert.deepEqual(errors, [])
    }),

  'with error the request fails, and both the console and the error have the nearest routes':
    async () => {
      const { errors } = await printed(() =>
        withMsw(
          shop,
          async ({ send }) => {
            assert.match(await failureOf(send('/usres')), new RegExp(escaped(MISS)))
          },
          { unhandled: (mock) => onUnhandled(mock, 'error') },
        ),
      )
      assert.equal(errors[0], MISS)
    },

  'it speaks for the sessions of the mock': () =>
    withMsw(
      shop,
      async ({ mock, server, send }) => {
        await server.boundary(async () => {
          const session = mock.session()
          server.resetHandlers(...mswHandlers(session, { origin: ORIGIN }))
          assert.equal((await send('/usres')).status, 404)
          assert.equal(session.calls().length, 1)
        })()
        assert.equal(mock.calls().length, 0)
      },
      { unhandled: (mock) => onUnhandled(mock) },
    ),

  'it speaks for several mocks, each for its origin': async () => {
    const pay = createMock({ name: 'Pay', routes: [get('/bills', [])] })
    await withMsw(
      shop,
      async ({ send }) => {
        assert.match((await send('https://pay.test/bill')).text, /the mock \\"Pay\\"/)
        assert.match((await send('/bill')).text, /the mock \\"Shop\\"/)
      },
      {
        before: mswHandlers(pay, { origin: 'https://pay.test' }),
        unhandled: (mock) => onUnhandled([mock, pay]),
      },
    )
  },

  'requests that are not for the mock are left to MSW, which warns of them': () =>
    withRealServer(async (real) => {
      const { warnings } = await printed(() =>
        withMsw(
          shop,
          async ({ send }) => {
            const { text } = await send(`${real}/usres`, { method: 'POST', body: 'intact' })
            assert.equal(text, 'real: POST /usres intact')
          },
          { unhandled: (mock) => onUnhandled(mock) },
        ),
      )
      assert.match(warnings.join('\n'), /intercepted a request without a matching request handler/)
    }),

  'with error also those fail that are not for the mock': () =>
    withRealServer(async (real) => {
      const { errors } = await printed(() =>
        withMsw(
          shop,
          async ({ send }) => {
            assert.match(await failureOf(send(`${real}/x`)), /No handler answers GET http/)
          },
          { unhandled: (mock) => onUnhandled(mock, 'error') },
        ),
      )
      assert.match(errors.join('\n'), /without a matching request handler/)
    }),

  'files of a page are no business of a mock that stands for every origin': () =>
    withRealServer(async (real) => {
      const { warnings } = await printed(() =>
        withMsw(
          shop,
          async ({ send }) => {
            assert.match((await send(`${real}/app.js`)).text, /^real: GET \/app.js/)
            assert.equal((await send(`${real}/usres`)).status, 404)
          },
          { origin: undefined, unhandled: (mock) => onUnhandled(mock) },
        ),
      )
      assert.deepEqual(warnings, [])
    }),
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
