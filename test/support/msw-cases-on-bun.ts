// Runs the cases of MSW in this process, and prints what fails as JSON; for runtimes without tap.
import assert from 'node:assert/strict'
import { getResponse } from 'msw'
import { createMock, get } from '../../sdk/index.ts'
import { mswHandlers } from '../../sdk/msw/index.ts'
import { mswCases } from '../sdk/msw/cases.ts'
import { major, withMsw, withRealServer } from '../sdk/msw/harness.ts'

const document = { routes: [get('/users', 'mocked')] }

/** On Bun, where MSW 3 takes the place of nothing. */
const casesOfMsw3: typeof mswCases = {
  'nothing is intercepted': () =>
    withRealServer((real) =>
      withMsw(
        document,
        async ({ send }) => assert.equal((await send(`${real}/users`)).text, 'real: GET /users '),
        { origin: undefined },
      ),
    ),
  'getResponse works': async () => {
    const handlers = mswHandlers(createMock(document))
    const response = await getResponse(handlers, new Request('https://api.example.test/users'))
    assert.equal(await response?.text(), 'mocked')
  },
}

const cases = major === 3 ? casesOfMsw3 : mswCases
const failures: string[] = []
for (const [title, run] of Object.entries(cases))
  await run().catch((error: unknown) => failures.push(`${title}: ${error}`))
console.log(JSON.stringify({ major, cases: Object.keys(cases).length, failures }))
