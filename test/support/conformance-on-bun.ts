// Runs the corpus through the engine in this process, and prints the problems as JSON; for runtimes without tap.
import { problemsOf } from './check-case.ts'
import { answersOf } from './in-process.ts'
import { recordedCases } from './recorded-cases.ts'

const results: unknown[] = []
for (const recorded of await recordedCases()) {
  const problems = problemsOf(recorded, await answersOf(recorded))
  results.push({ name: recorded.name, requests: recorded.requests.length, problems })
}
console.log(JSON.stringify(results))
