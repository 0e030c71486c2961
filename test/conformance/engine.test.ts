// Every recorded answer of a real Mockoon server, through the engine alone in this process.
import t from 'tap'
import { problemsOf } from '../support/check-case.ts'
import { answersOf } from '../support/in-process.ts'
import { recordedCases } from '../support/recorded-cases.ts'

for (const recorded of await recordedCases()) {
  const title = `${recorded.name}: ${recorded.requests.length} requests are answered as Mockoon did`
  t.test(title, async (t) => {
    t.same(problemsOf(recorded, await answersOf(recorded)), [])
  })
}
