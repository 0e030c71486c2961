// What the client sends, and what it makes of answers that are none of a mockhost server.
import t from 'tap'
import { MockhostClient, MockhostError } from '../../../sdk/client/index.ts'

/** A client whose server gives this answer, and what it was asked. */
function answering(answer: () => Response, options: { url?: string; key?: string } = {}) {
  const asked: { url: string; init: RequestInit }[] = []
  const client = new MockhostClient({
    url: 'http://mock.test',
    ...options,
    fetch: async (url, init) => {
      asked.push({ url, init })
      return answer()
    },
  })
  return { client, asked }
}

const failure = async (work: Promise<unknown>): Promise<MockhostError> => {
  try {
    await work
  } catch (error) {
    if (error instanceof MockhostError) return error
    throw error
  }
  throw new Error('it did not fail')
}

t.test('a URL leads to the API, however it is written', async (t) => {
  const rows = [
    ['http://mock.test', 'http://mock.test/api/v1/me'],
    ['http://mock.test:4000/', 'http://mock.test:4000/api/v1/me'],
    ['http://mock.test/api/v1', 'http://mock.test/api/v1/me'],
    ['http://mock.test/api/v1/', 'http://mock.test/api/v1/me'],
    ['https://mock.test/below/', 'https://mock.test/below/api/v1/me'],
  ] as const
  for (const [url, expected] of rows) {
    const { client, asked } = answering(() => Response.json({}), { url })
    await client.me()
    t.equal(asked[0]?.url, expected, url)
  }
})

t.test('what is no URL of a server is told at once', async (t) => {
  for (const url of ['', 'mock.test', 'ftp://mock.test', '/api'])
    t.throws(() => new MockhostClient({ url }), {
      code: 'request-malformed',
      message: /http:\/\/localhost:4000/,
    })
})

t.test('the key is sent without the blanks around it', async (t) => {
  const { client, asked } = answering(() => Response.json({}), { key: ' mh_abc\n' })
  await client.me()
  t.match(asked[0]?.init.headers, { authorization: 'Bearer mh_abc' })
})

t.test('a key that can be none is told at once, and not repeated', async (t) => {
  for (const key of ['mh_ä', 'mh_a\nX-Other: 1', 'two words'])
    try {
      new MockhostClient({ url: 'http://mock.test', key })
      t.fail('it was taken')
    } catch (error) {
      t.match(error, { code: 'request-malformed', message: /copy it again/ })
      t.notMatch((error as Error).message, key)
    }
})

t.test('names are escaped, and those that a URL would resolve are refused', async (t) => {
  const { client, asked } = answering(() => Response.json({}))
  await client.get('a/b ?#')
  t.equal(asked[0]?.url, 'http://mock.test/api/v1/deployments/a%2Fb%20%3F%23')
  for (const name of ['', '.', '..'])
    t.throws(() => client.get(name), { code: 'request-malformed' }, `"${name}"`)
  t.equal(asked.length, 1)
})

t.test('a problem is an error with its detail, what to do, and each mistake', async (t) => {
  const problem = {
    type: 'urn:mockhost:problem:mock-invalid',
    title: 'Invalid mock',
    status: 422,
    detail: 'The mock has 2 mistakes',
    hint: 'Mend them and try again.',
    mistakes: [
      { severity: 'error', path: 'routes[0].statusCode', message: '99 must be 100 or more' },
      { severity: 'error', path: '', message: 'odd', hint: 'Even it.', line: 3, column: 5 },
      { severity: 'warning', path: 'port', message: 'is ignored here' },
    ],
  }
  const { client } = answering(() => Response.json(problem, { status: 422 }))
  const error = await failure(client.deploy({ mock: {} }))
  t.match(error, { code: 'server-refused', status: 422, problem })
  t.equal(
    error.message,
    [
      'The mock has 2 mistakes. Mend them and try again.',
      '  routes[0].statusCode: 99 must be 100 or more',
      '  3:5: odd. Even it.',
      '  warning: port: is ignored here',
    ].join('\n'),
  )
})

const odd: { claim: string; answer: () => Response; expected: object }[] = [
  {
    claim: 'a page of another server is no success',
    answer: () => new Response('<html>'),
    expected: { code: 'server-refused', status: 200, message: /not JSON.*mockhost server\?/ },
  },
  {
    claim: 'an error of another server is told as such',
    answer: () => new Response('nope', { status: 404 }),
    expected: { code: 'server-refused', status: 404, message: /Is it the URL of one\?/ },
  },
  {
    claim: 'JSON that is no problem is an error of another server',
    answer: () => Response.json({ error: 'nope' }, { status: 400 }),
    expected: { code: 'server-refused', status: 400, problem: undefined },
  },
  {
    claim: 'a gateway that finds no server behind it means that none is there',
    answer: () => new Response('Bad Gateway', { status: 502 }),
    expected: { code: 'server-unreachable', status: 502, message: /what stands before it/ },
  },
]

for (const { claim, answer, expected } of odd) {
  t.test(claim, async (t) => {
    t.match(await failure(answering(answer).client.me()), expected)
  })
}

t.test('no server at the URL is told with the reason', async (t) => {
  const { createServer } = await import('node:net')
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  const client = new MockhostClient({ url: `http://127.0.0.1:${port}` })
  t.match(await failure(client.me()), {
    code: 'server-unreachable',
    message: `http://127.0.0.1:${port} can't be reached: the connection is refused`,
  })
})

t.test('an answer that breaks off is told as such', async (t) => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('cut')) })
  const { client } = answering(() => new Response(broken))
  t.match(await failure(client.me()), { code: 'server-unreachable', message: /cut/ })
})
