// Every recorded answer over real connections: from Node's server in this process.
import t from 'tap'
import { listen } from '../../sdk/listen/index.ts'
import { problemsOf } from '../support/check-case.ts'
import { sendCase } from '../support/http-client.ts'
import { engineFor } from '../support/in-process.ts'
import { recordedCases } from '../support/recorded-cases.ts'
import { httpDeviations } from './deviations.ts'

for (const recorded of await recordedCases()) {
  t.test(
    `${recorded.name}: ${recorded.requests.length} requests are answered over HTTP as Mockoon did`,
    async (t) => {
      const listener = await listen(engineFor(recorded.environment), {
        port: 0,
        hostname: '127.0.0.1',
        transport: 'node',
      })
      t.teardown(() => listener.close())
      const answers = await sendCase(listener.port, recorded)
      t.same(problemsOf(recorded, answers, httpDeviations), [])
    },
  )
}
