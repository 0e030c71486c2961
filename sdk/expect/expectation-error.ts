// A failed expectation: a MockhostError that test runners print with the line of the test. Not named AssertionError:
// Jest would print values beside the message that there are not.
import { MockhostError } from '../../core/index.ts'

export class ExpectationError extends MockhostError {
  /** @param caller what the test called: the stack begins with the line of the test */
  constructor(message: string, caller: (...args: never[]) => unknown) {
    super('expectation-failed', message)
    this.name = 'ExpectationError'
    // Runners print members behind the message, and all but one say nothing here.
    for (const key of Object.keys(this))
      if (key !== 'code') Object.defineProperty(this, key, { enumerable: false })
    if ('captureStackTrace' in Error) Error.captureStackTrace(this, caller)
  }
}
