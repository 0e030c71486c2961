// What the server says no with: a problem (RFC 9457) that can be thrown from anywhere below the API.
import type { Problem } from '../core/index.ts'

export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'Refusal'
    this.problem = problem
  }
}
