// Routes made from recorded exchanges: they answer as the real API did, and say what was made of it.
import t from 'tap'
import {
  type RecordedRoute,
  type RecordOptions,
  record,
  type Sample,
} from '../../../core/recording/index.ts'
import { asking } from '../../support/ask.ts'

const json: [string, string] = ['Content-Type', 'application/json']

function sample(request: string, answer: unknown, more: Partial<Sample> = {}): Sample {
  const [method = '', target = ''] = request.split(' ')
  const [path = '', query = ''] = target.split('?')
  return {
    method,
    path,
    query,
    requestHeaders: more.requestBody === undefined ? [] : [json],
    requestBody: null,
    status: 200,
    headers: [json],
    body: JSON.stringify(answer),
    isCut: false,
    ...more,
  }
}

const posted = (target: string, body: unknown, answer: unknown, status = 200) =>
  sample(`POST ${target}`, answer, { requestBody: JSON.stringify(body), status })

/** Asks the mock of the routes for what was recorded. */
async function replayed(samples: Sample[], options: RecordOptions = {}) {
  const routes = record(samples, options).map(({ route }) => route)
  const ask = asking({ endpointPrefix: options.prefix ?? '', routes })
  const answers: string[] = []
  for (const { method, path, query, requestBody } of samples) {
    const target = query === '' ? path : `${path}?${query}`
    const body = requestBody === null ? {} : { body: JSON.parse(requestBody) }
    answers.push((await ask(`${method} ${target}`, body)).text)
  }
  return answers
}

const bodies = (samples: Sample[]) => samples.map(({ body }) => body)

/** What was recorded, and what comes of it. */
const rows: [claim: string, samples: Sample[], routes: Partial<RecordedRoute>[]][] = [
  [
    'an exchange is a route with that answer',
    [sample('GET /health', { ok: true })],
    [{ title: 'GET /health', mode: 'only', exchanges: 1 }],
  ],
  [
    'ids in a path are one parameter, and rules on it tell the answers apart',
    [sample('GET /users/1', { id: 1 }), sample('GET /users/2', { id: 2 })],
    [{ title: 'GET /users/:userId', mode: 'rules', exchanges: 2 }],
  ],
  [
    'each id of a path has a name of its own',
    [sample('GET /companies/7/boxes/8b0f5c9e-6f6e-4a52-8d8a-3a1a5a1f6b11', 'a')],
    [{ title: 'GET /companies/:companyId/boxes/:boxId' }],
  ],
  [
    'a query tells answers apart, also where it is missing',
    [
      sample('GET /list', [1]),
      sample('GET /list?page=2', [2]),
      sample('GET /list?page=3&x=1', [3]),
    ],
    [{ title: 'GET /list', mode: 'rules' }],
  ],
  [
    'a member of the body tells answers apart',
    [
      posted('/login', { user: 'ann', at: '1' }, { ok: true }),
      posted('/login', { user: 'bob', at: '2' }, { ok: false }, 403),
      posted('/login', { user: 'ann', at: '3' }, { ok: true }),
    ],
    [{ title: 'POST /login', mode: 'rules' }],
  ],
  [
    'two fields are used where one is not enough',
    [
      sample('GET /t?a=1&b=1', 11),
      sample('GET /t?a=1&b=2', 12),
      sample('GET /t?a=2&b=1', 21),
      sample('GET /t?a=2&b=2', 22),
    ],
    [{ title: 'GET /t', mode: 'rules' }],
  ],
  [
    'the same request with other answers is a sequence',
    [sample('GET /job', 'queued'), sample('GET /job', 'running'), sample('GET /job', 'done')],
    [{ title: 'GET /job', mode: 'sequence' }],
  ],
  [
    'a body that looks like a template is sent as it is',
    [sample('GET /t', 'Dear {{name}}')],
    [{ title: 'GET /t' }],
  ],
  [
    'what means something in a pattern is escaped',
    [sample('GET /Products(3)/a:b/*', 'x')],
    [{ title: 'GET /Products\\(3\\)/a\\:b/\\*' }],
  ],
]

for (const [claim, samples, routes] of rows)
  t.test(claim, async (t) => {
    t.match(record(samples), routes)
    t.same(await replayed(samples), bodies(samples))
  })

t.test('the prefix of the mock is left out of endpoints', async (t) => {
  const samples = [sample('GET /api/v2/users/5', 'five')]
  t.equal(record(samples, { prefix: 'api/v2' })[0]?.title, 'GET /users/:userId')
  t.same(await replayed(samples, { prefix: 'api/v2' }), bodies(samples))
})

t.test('names are offered as parameters, and are ones where that is taken', async (t) => {
  const samples = ['ann', 'bob', 'cid'].map((name) => sample(`GET /users/${name}`, name))
  const found = record(samples)
  t.equal(found.length, 3)
  const offer = found[0]?.offers[0]
  t.match(offer, { values: ['ann', 'bob', 'cid'] })
  const [route, ...others] = record(samples, { parameters: [offer?.id ?? ''] })
  t.equal(others.length, 0)
  t.match(route, { title: 'GET /users/:userId', mode: 'rules' })
  t.same(await replayed(samples, { parameters: [offer?.id ?? ''] }), bodies(samples))
})

t.test('what was taken for an id is a name where somebody says so', async (t) => {
  const samples = [sample('GET /reports/2026', 'a'), sample('GET /reports/2027', 'b')]
  const id = record(samples)[0]?.parameters[0]?.id ?? ''
  t.same(
    record(samples, { literals: [id] }).map(({ title }) => title),
    ['GET /reports/2026', 'GET /reports/2027'],
  )
})

t.test('a sequence is kept where somebody wants it instead of rules', async (t) => {
  const samples = [sample('GET /a?n=1', 1), sample('GET /a?n=2', 2)]
  t.match(record(samples, { sequences: ['GET /a'] }), [{ mode: 'sequence' }])
})

t.test('what belongs to the connection is not recorded', async (t) => {
  const headers: [string, string][] = [
    ...[json, ['X-Kept', '1'], ['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2']],
    ...[
      ['Content-Encoding', 'gzip'],
      ['Content-Length', '9'],
      ['Date', 'now'],
    ],
  ] as [string, string][]
  const [route] = record([sample('GET /a', 1, { headers })])
  t.same(route?.route.responses?.[0]?.headers, [
    { key: 'Content-Type', value: 'application/json' },
    { key: 'X-Kept', value: '1' },
    { key: 'Set-Cookie', value: 'a=1' },
    { key: 'Set-Cookie', value: 'b=2' },
  ])
})

t.test('a body that is no text becomes a file, and one that was cut is told', async (t) => {
  const bytes = Uint8Array.of(137, 80, 78, 71)
  const [route] = record([sample('GET /logo', 0, { body: bytes, isCut: true })])
  t.match(route?.files, [{ path: 'recorded/get-logo-1', bytes }])
  t.match(route?.route.responses?.[0], { bodyType: 'FILE', filePath: 'recorded/get-logo-1' })
  t.match(route?.notes, [/only its beginning/])
})

t.test('a thousand different requests give the last fifty, and say so', async (t) => {
  const samples = Array.from({ length: 1_000 }, (_, n) => sample(`GET /n/${n}`, n))
  const [route] = record(samples)
  t.equal(route?.route.responses?.length, 50)
  t.match(route?.notes, [/1000 different requests/])
})
