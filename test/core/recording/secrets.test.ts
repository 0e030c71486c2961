// No secret of an exchange is kept, and nothing else of it is changed.
import t from 'tap'
import { redactSample, type Sample } from '../../../core/recording/index.ts'

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0abc.c2lnbmF0dXJl'

const empty: Sample = {
  method: 'POST',
  path: '/login',
  query: '',
  requestHeaders: [],
  requestBody: null,
  status: 200,
  headers: [],
  body: null,
  isCut: false,
}

const secrets: [what: string, sample: Partial<Sample>][] = [
  ['a header of credentials', { requestHeaders: [['Authorization', 'Bearer hush']] }],
  ['a cookie', { headers: [['Set-Cookie', 'sid=hush']] }],
  ['a field of a query', { query: 'page=1&api_key=hush' }],
  ['an encoded name in a query', { query: 'api%5Fkey=hush' }],
  ['a member of a JSON body', { requestBody: '{"user":"ann","password":"hush"}' }],
  ['a member deep in a list', { body: '{"a":[{"b":{"refresh_token":"hush"}}]}' }],
  ['a number', { body: '{"cvc": 123, "hush": ""}'.replace('"hush": ""', '"pin": "hush"') }],
  [
    'a field of a form',
    {
      requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
      requestBody: 'user=ann&password=hush',
    },
  ],
]

for (const [what, sample] of secrets)
  t.test(`${what} is taken out`, async (t) => {
    t.match(JSON.stringify({ ...empty, ...sample }), /hush/)
    t.notMatch(JSON.stringify(redactSample({ ...empty, ...sample })), /hush/)
  })

t.test('a signed token is taken out wherever it stands', async (t) => {
  const sample = {
    ...empty,
    body: `see ${JWT}`,
    query: `x=${JWT}`,
    headers: [['X-A', JWT]] as const,
  }
  t.notMatch(JSON.stringify(redactSample(sample)), /eyJ/)
})

t.test('what is no secret stays as it was written', async (t) => {
  const sample: Sample = {
    ...empty,
    query: 'page_token=abc&q=a+b%20c',
    requestBody: '{ "nextPageToken": "abc",  "tokens": 3, "keyboard": "qwerty" }',
    body: 'plain, with a password in it',
    headers: [['X-Request-Id', '1']],
  }
  t.same(redactSample(sample), sample)
})

t.test('JSON that is nested without end is taken out as a whole, and hurts nothing', async (t) => {
  const body = `${'['.repeat(5_000)}"hush"${']'.repeat(5_000)}`
  t.notMatch(redactSample({ ...empty, body }).body, /hush/)
})
