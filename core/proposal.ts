// What the answer to a request would be, and the way to give it: for fronts that may leave the request to others.
import type { Answer } from './answer/index.ts'
import type { Outcome } from './outcome.ts'

export interface Proposal {
  /** Whether the mock answers: a response of a route, the problem of one, or the preflight of CORS. */
  readonly isMatched: boolean
  /** What was decided. */
  readonly outcome: Outcome
  /**
   * Gives the answer, and keeps what the request changes. Where another request was answered since, it is decided anew
   * first, so that no change is lost. Asked again, it gives the same answer.
   */
  answer(): Answer | Promise<Answer>
}

/** A proposal that is answered once, however often it is asked. */
export function createProposal({ isMatched, outcome, answer }: Proposal): Proposal {
  let given: Answer | Promise<Answer> | undefined
  return {
    isMatched,
    outcome,
    answer: () => {
      given ??= answer()
      return given
    },
  }
}
