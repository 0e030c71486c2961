// Cookies: those that are sent, and those that MSW keeps.
import assert from 'node:assert/strict'
import { get, post } from '../../../../sdk/index.ts'
import { major, withMsw } from '../harness.ts'

const signIn = {
  routes: [
    post('/login', 'in', { headers: { 'Set-Cookie': 'sid=s-1; Path=/; HttpOnly; Max-Age=3600' } }),
    post('/both', 'in', { headers: { 'Set-Cookie': ['a=1; Path=/', 'b=2; Path=/'] } }),
    get('/me', "{{cookie 'sid'}}|{{{header 'cookie'}}}"),
  ],
}

export const cookieCases: Record<string, () => Promise<void>> = {
  'cookies of a request are read as they are sent': () =>
    withMsw(
      signIn,
      async ({ send }) => {
        const cookie = 'sid="s 7"; other=%41'
        const { text } = await send('https://sent.test/me', { headers: { cookie } })
        assert.equal(text, `s 7|${cookie}`)
      },
      { origin: 'https://sent.test' },
    ),

  'every cookie of an answer arrives': () =>
    withMsw(
      signIn,
      async ({ send }) => {
        const { headers } = await send('https://both.test/both', { method: 'POST' })
        assert.deepEqual(headers.getSetCookie(), ['a=1; Path=/', 'b=2; Path=/'])
      },
      { origin: 'https://both.test' },
    ),

  'cookies that MSW keeps are seen, without their attributes: MSW 2 keeps them, MSW 3 leaves them to the client':
    () =>
      withMsw(
        signIn,
        async ({ send }) => {
          await send('https://kept.test/login', { method: 'POST' })
          const { text } = await send('https://kept.test/me')
          assert.equal(text, major === 2 ? 's-1|sid=s-1' : '|')
        },
        { origin: 'https://kept.test' },
      ),
}
