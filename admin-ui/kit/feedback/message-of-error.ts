// What went wrong, in a sentence or two.
import { MockhostError } from '../../../sdk/client/index.ts'

/** Of a server's problem: what happened and what to do, without the list of mistakes. */
export function messageOfError(error: unknown): string {
  if (error instanceof MockhostError && error.problem) {
    const { detail, hint } = error.problem
    return hint ? `${detail.replace(/[.!?]?$/, '.')} ${hint}` : detail
  }
  return error instanceof Error ? error.message : String(error)
}
