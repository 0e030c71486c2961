// A version of MSW that can't carry a mock is refused in a sentence.
import { registerHooks } from 'node:module'
import t from 'tap'

const OLD: Record<string, string> = {
  // As MSW 1: there is no `http`.
  1: 'export const rest = {}',
  // As MSW before 2.11, which took every path for a text.
  2.1: 'export const http = { all: (path) => path.endsWith("?") }',
}

for (const [version, source] of Object.entries(OLD))
  t.test(`MSW ${version} is refused`, async (t) => {
    const url = `data:text/javascript,${encodeURIComponent(source)}`
    const hooks = registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'msw' ? { url, shortCircuit: true } : next(specifier, context),
    })
    t.teardown(() => hooks.deregister())
    const { createMock } = await import('../../../sdk/mock/index.ts')
    const { createHandler } = await import(`../../../sdk/msw/create-handler.ts?msw=${version}`)
    const { mock } = createMock({ routes: [] }).program
    t.throws(
      () =>
        createHandler(
          () => true,
          () => undefined,
          mock.name,
        ),
      {
        code: 'msw-unsupported',
        message: /Install msw 3, or 2\.12 or later/,
      },
    )
  })
