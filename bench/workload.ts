// A workload: a mock, and the request that it is asked again and again.
import type { WrittenMock } from '../core/index.ts'

export interface BenchRequest {
  readonly method: 'GET' | 'POST'
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Workload {
  readonly name: string
  /** In words, for the table. */
  readonly title: string
  readonly document: WrittenMock
  readonly request: BenchRequest
  /** What a right answer's body looks like, or the value that its JSON has. */
  readonly answer: RegExp | { readonly json: unknown }
  /** What we mean to stay below: a multiple of the hand-written handler's CPU time. */
  readonly goal: number
  /** Connections that are kept busy; 32 where it is left out. */
  readonly connections?: number
  /** Only for servers that host mocks beside each other, and beside how many others. */
  readonly beside?: number
}

/** Whether an answer is the one that is to be measured. */
export function isRight({ answer }: Workload, text: string): boolean {
  if (answer instanceof RegExp) return answer.test(text)
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(answer.json)
  } catch {
    // What is no JSON is not the right one either.
    return false
  }
}
