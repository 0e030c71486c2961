// The package's types as TypeScript sees them, in both ways of finding modules.
import type { Test } from 'tap'
import { toolPath } from '../support/built-package.ts'
import type { Stranger } from '../support/stranger.ts'

const HEAD = `
import { createMock, defineMock, get, type LocalMock, post, reply, when } from 'mockhost'
import { MockhostClient, MockhostError } from 'mockhost/client'
import { compileDocument, type WrittenMock } from 'mockhost/core'
`

const RIGHT = `${HEAD}
const written: WrittenMock = { routes: [{ type: 'crud', endpoint: '/users', databucketID: 'users' }] }
export const { mistakes } = compileDocument(written)
createMock(defineMock(written))

const mock: LocalMock = createMock(
  defineMock({
    data: { users: [{ id: '1' }], visits: 0 },
    routes: [
      get('/visits', (request, state) => {
        const visits = state.bucket<number>('visits')
        visits.value += 1
        return reply({ visits: visits.value, page: request.query.page }, { status: 202 })
      }),
      post('/orders', [
        when.body('tier').equals('gold').and.header('X-Region').equals('eu').reply({ discount: 10 }),
        { status: 422, body: 'no tier' },
      ]),
    ],
  }),
  { seed: 7, latency: 'random' },
)
const response: Response = await mock.fetch('/orders', { json: { tier: 'gold' } })
mock.use(get('/visits', { visits: response.status }), { times: 1 })
mock.expectCalled('POST /orders', { times: 1, body: { tier: 'gold' } })
export const paths: string[] = mock.calls().map(({ request }) => request.path)

const client = new MockhostClient({ url: 'http://localhost:4000', key: 'mh_test' })
export const subdomains: string[] = (await client.list()).map(({ subdomain }) => subdomain)
export const code = (error: unknown) => error instanceof MockhostError && error.code
`

const WITH_MSW = `
import { createMock } from 'mockhost'
import { mswHandlers, onUnhandled } from 'mockhost/msw'
import { setupServer } from 'msw/node'

const mock = createMock({ routes: [] })
const server = setupServer(...mswHandlers(mock, { origin: 'https://api.example.com' }))
server.listen({ onUnhandledFrame: onUnhandled(mock) })
`

/** Each of these is seen to be wrong. */
const WRONG = [
  "compileDocument({ name: 'a' }).mistake",
  "export const written: WrittenMock = { routes: [{ type: 'crudd', endpoint: '/users' }] }",
  'defineMock({ rutes: [] })',
  "defineMock({ routes: [{ endpoint: '/a', statusCode: 'x' }] })",
  "defineMock({ routes: [{ endpoint: '/a', responses: [{ statuscode: 200 }] }] })",
  'createMock({ rutes: [] })',
  'createMock({ routes: [] }, { seeds: 1 })',
  "createMock({ routes: [] }, { latency: 'fast' })",
  "when.bodi('tier')",
  "when.body('tier').equal('gold')",
  "get('/a', 'b', { statuss: 200 })",
  "get(1, 'b')",
  "reply('a', { status: '200' })",
  "export const mock: LocalMock = createMock({ routes: [] }).session('a').name",
  "createMock({ routes: [] }).expectCalled('GET /a', { time: 1 })",
  "createMock({ routes: [] }).use(post('/a', 'b'), { time: 1 })",
  "new MockhostClient({ url: 'http://localhost:4000', keys: 'mh_test' })",
  "new MockhostError('an-unknown-code', 'it failed')",
]

export type Resolution = 'bundler' | 'nodenext'

export async function typesAreRight(
  t: Test,
  stranger: Stranger,
  resolution: Resolution,
): Promise<void> {
  const module = resolution === 'bundler' ? 'preserve' : 'nodenext'
  const options = [
    '--noEmit',
    '--strict',
    '--target',
    'es2024',
    '--lib',
    'es2024,esnext.disposable,dom,dom.iterable',
  ]
  const modules = ['--module', module, '--moduleResolution', resolution, '--ignoreConfig']
  const check = (file: string, ...more: string[]) =>
    stranger.run(toolPath('tsc'), [...options, ...modules, '--pretty', 'false', ...more, file])

  stranger.write('right.ts', RIGHT)
  await t.resolves(check('right.ts'), 'what is right is')

  const head = HEAD.split('\n').length - 1
  stranger.write('wrong.ts', `${HEAD}${WRONG.join('\n')}\n`)
  const output = await check('wrong.ts').catch(({ stdout }) => String(stdout))
  const lines = new Set(
    [...output.matchAll(/^wrong\.ts\((\d+),/gm)].map(([, line]) => Number(line)),
  )
  for (const [index, text] of WRONG.entries()) t.ok(lines.has(head + index + 1), text)

  stranger.write('with-msw.ts', WITH_MSW)
  stranger.write('wrong-msw.ts', WITH_MSW.replace('{ origin:', '{ origins:'))
  await stranger.with('msw', async () => {
    await t.resolves(check('with-msw.ts', '--skipLibCheck'), 'with MSW too')
    await t.rejects(check('wrong-msw.ts', '--skipLibCheck'), 'origins')
  })
}
