// Secrets of headers never reach the log.
import t from 'tap'
import { redactedNames, redactHeaders } from '../../../core/trace/index.ts'

const cases: [name: string, value: string, kept: string][] = [
  ['authorization', 'Bearer abc', 'Bearer [REDACTED]'],
  ['Authorization', 'Basic  dXNlcjpwYXNz', 'Basic [REDACTED]'],
  ['AUTHORIZATION', 'Digest username="a", nonce="b"', 'Digest [REDACTED]'],
  ['authorization', 'mh_secret', '[REDACTED]'],
  ['authorization', 'mh_secret ', '[REDACTED]'],
  ['authorization', '', '[REDACTED]'],
  ['proxy-authorization', 'Basic abc', 'Basic [REDACTED]'],
  ['cookie', 'sid=secret; theme=dark', '[REDACTED]'],
  ['Set-Cookie', 'sid=secret; Path=/', '[REDACTED]'],
  ['x-api-key', 'Bearer abc', '[REDACTED]'],
  ['api-key', 'abc', '[REDACTED]'],
  ['x-auth-token', 'abc', '[REDACTED]'],
  ['X-Mockhost-Key', 'mh_secret', '[REDACTED]'],
  ['x-request-id', 'abc', 'abc'],
  ['content-type', 'text/plain', 'text/plain'],
]

for (const [name, value, kept] of cases) {
  t.test(`${name}: ${value} is kept as ${kept}`, async (t) => {
    t.same(redactHeaders([[name, value]]), [[name, kept]])
    t.same(redactedNames([[name, kept]]), kept === value ? [] : [name])
  })
}

t.test('a header that only says it is redacted is none', async (t) => {
  t.same(redactedNames([['x-note', '[REDACTED]']]), [])
})
