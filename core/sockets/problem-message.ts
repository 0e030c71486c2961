// What went wrong, as a message to the client: the connection goes on, and whoever looks at it sees why.
import { type Problem, problemAnswer } from '../answer/index.ts'
import type { Dialect } from '../document/index.ts'

/** The problem as requests are answered with it; of a Mockoon file in the words of Mockoon. */
export function problemMessage(problem: Problem, dialect: Dialect): string {
  return dialect === 'mockoon'
    ? `Error while serving the content: ${problem.detail}`
    : String(problemAnswer(problem).body)
}
