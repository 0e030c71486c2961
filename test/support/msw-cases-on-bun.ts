// Runs the cases of MSW in this process, and prints what fails as JSON; for runtimes without tap.
import { mswCases } from '../sdk/msw/cases.ts'
import { major } from '../sdk/msw/harness.ts'

const failures: string[] = []
for (const [title, run] of Object.entries(mswCases))
  await run().catch((error: unknown) => failures.push(`${title}: ${error}`))
console.log(JSON.stringify({ major, cases: Object.keys(mswCases).length, failures }))
