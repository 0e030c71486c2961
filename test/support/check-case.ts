// Holds the answers to a recorded case against what was recorded, and against the declared deviations.
import { deviations } from '../conformance/deviations.ts'
import { differences, type RecordedAnswer, type RecordedCase } from './differences.ts'

/** What is wrong, one line for each request; empty where all is as recorded or as declared. */
export function problemsOf(
  { name, requests }: RecordedCase,
  answers: readonly RecordedAnswer[],
  ...others: (typeof deviations)[]
): string[] {
  return requests.flatMap((request, index) => {
    const title = request.name ?? `${request.method ?? 'GET'} ${request.path}`
    const found = differences(request, answers[index] as RecordedAnswer)
    const isDeclared = [deviations, ...others].some((declared) => declared[name]?.[title])
    if (!isDeclared) return found.map((difference) => `${title}: ${difference}`)
    return found.length === 0 ? [`${title}: is declared to deviate and does not`] : []
  })
}
