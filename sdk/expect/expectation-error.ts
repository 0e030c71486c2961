// A failed expectation: a MockhostError that test runners print as an assertion of the test's own line.
import { MockhostError } from '../../core/index.ts'

export class ExpectationError extends MockhostError {
  /** @param caller what the test called: the stack begins with the line of the test */
  constructor(message: string, caller: (...args: never[]) => unknown) {
    super('expectation-failed', message)
    this.name = 'AssertionError'
    // Runners print members behind the message, and all but one say nothing here.
    for (const key of Object.keys(this))
      if (key !== 'code') Object.defineProperty(this, key, { enumerable: false })
    if ('captureStackTrace' in Error) Error.captureStackTrace(this, caller)
  }
}
