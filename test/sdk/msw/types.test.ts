// What is handed to MSW has the types that either version asks for.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const usage = (option: string) => `
import { getResponse } from 'msw'
import { setupWorker } from 'msw/browser'
import { setupServer } from 'msw/node'
import { createMock } from '${root}sdk/index.ts'
import { mswHandlers, onUnhandled } from '${root}sdk/msw/index.ts'

const mock = createMock({ routes: [] })
const handlers = mswHandlers(mock, { origin: 'https://api.example.test' })
const server = setupServer(...handlers)
server.listen({ ${option}: onUnhandled(mock) })
server.use(...mswHandlers(mock.session(), { origin: ['https://a.test', 'https://b.test'] }))
server.resetHandlers(...handlers)
setupWorker(...handlers).start({ ${option}: onUnhandled([mock], 'warn') })
const response: Promise<Response | undefined> = getResponse(handlers, new Request('https://a.test'))
export { response }
// @ts-expect-error
mswHandlers({ routes: [] })
// @ts-expect-error
onUnhandled(mock, 'bypass')
`

const VERSIONS = {
  3: { option: 'onUnhandledFrame', config: 'tsconfig.json' },
  2: { option: 'onUnhandledRequest', config: 'test/support/tsconfig.msw-2.json' },
}

for (const [version, { option, config }] of Object.entries(VERSIONS))
  t.test(`MSW ${version} takes the handlers and the callback`, async (t) => {
    const folder = t.testdir({
      'usage.ts': usage(option),
      'tsconfig.json': JSON.stringify({
        extends: `${root}${config}`,
        include: ['usage.ts', `${root}core/**/*.d.ts`],
      }),
    })
    const { stdout } = spawnSync(`${root}node_modules/.bin/tsc`, ['-p', folder], {
      encoding: 'utf8',
    })
    t.equal(stdout, '')
  })
