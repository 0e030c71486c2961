// Sessions: each test its own state, also where tests run at the same time.
import assert from 'node:assert/strict'
import { bucket, crud, get } from '../../../../sdk/index.ts'
import { mswHandlers } from '../../../../sdk/msw/index.ts'
import { json, ORIGIN, type Setting, withMsw } from '../harness.ts'

const users = {
  data: [bucket('users', [{ id: 'first' }])],
  routes: [crud('/users', 'users'), get('/whose', "{{header 'x-mockhost-session'}}")],
}

const idsOf = async ({ send }: Setting, init?: RequestInit): Promise<string[]> =>
  (JSON.parse((await send('/users?limit=100', init)).text) as { id: string }[]).map(({ id }) => id)

export const sessionCases: Record<string, () => Promise<void>> = {
  'a session in each boundary: tests at the same time never see each other': () =>
    withMsw(users, async (setting) => {
      const { mock, server, send } = setting
      const test = (name: string) =>
        server.boundary(async () => {
          const session = mock.session()
          server.use(...mswHandlers(session, { origin: ORIGIN }))
          for (let index = 0; index < 5; index++)
            await send('/users', json({ id: `${name}-${index}` }))
          assert.deepEqual(await idsOf(setting), [
            'first',
            ...Array.from({ length: 5 }, (_, index) => `${name}-${index}`),
          ])
          assert.equal(session.calls('POST /users').length, 5)
        })()
      await Promise.all(Array.from({ length: 20 }, (_, index) => test(`t${index}`)))
      assert.deepEqual(await idsOf(setting), ['first'])
      assert.equal(mock.calls('POST /users').length, 0)
    }),

  'overrides of MSW inside a boundary stay inside': () =>
    withMsw(users, async (setting) => {
      const { mock, server, send } = setting
      const session = mock.session()
      await server.boundary(async () => {
        server.use(...mswHandlers(session, { origin: ORIGIN }))
        session.use(get('/users', 'down', { status: 503 }))
        assert.equal((await send('/users')).status, 503)
        session.reset()
        assert.deepEqual(await idsOf(setting), ['first'])
      })()
      assert.equal((await send('/users')).status, 200)
    }),

  'the header names a session, and the mock does not see it': () =>
    withMsw(users, async (setting) => {
      const headers = { 'X-Mockhost-Session': 'mine' }
      const added = json({ id: 'second' })
      await setting.send('/users', {
        ...added,
        headers: { ...(added.headers as object), ...headers },
      })
      assert.deepEqual(await idsOf(setting, { headers }), ['first', 'second'])
      assert.deepEqual(await idsOf(setting), ['first'])
      assert.equal((await setting.send('/whose', { headers })).text, '')
      assert.equal(setting.mock.session('mine').calls().length, 3)
    }),

  'a name that is no session is refused, as on a port': () =>
    withMsw(users, async ({ send }) => {
      const { status, text } = await send('/users', {
        headers: { 'X-Mockhost-Session': 'no/name' },
      })
      assert.equal(status, 400)
      assert.match(text, /session-invalid/)
    }),
}
