// Every recorded answer over real connections: from the binary, started as anybody would start it.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { startBinary } from '../support/binary.ts'
import { problemsOf } from '../support/check-case.ts'
import { sendCase } from '../support/http-client.ts'
import { recordedCases } from '../support/recorded-cases.ts'
import { bunServerDeviations, httpDeviations } from './deviations.ts'

t.jobs = 2

for (const recorded of await recordedCases()) {
  t.test(
    `${recorded.name}: ${recorded.requests.length} requests are answered by the binary as Mockoon did`,
    async (t) => {
      const file = join(t.testdir(), 'mock.json')
      await writeFile(file, JSON.stringify(recorded.environment))
      const served = await startBinary(t, ['serve', '--port', '0', '--hostname', '127.0.0.1', file])
      const answers = await sendCase(served.port, recorded)
      t.same(problemsOf(recorded, answers, httpDeviations, bunServerDeviations), [])
    },
  )
}
