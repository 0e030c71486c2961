// What a function threw, in words: it can be anything.
import { MockhostError } from '../errors.ts'

/** As in `TypeError: x is undefined`; without the stack. */
export function describeThrown(thrown: unknown): string {
  if (thrown instanceof MockhostError) return thrown.message
  if (thrown instanceof Error) {
    const { name, message } = thrown
    return name === 'Error' && message !== '' ? message : `${name}: ${message}`
  }
  return `it threw ${typeof thrown === 'string' ? JSON.stringify(thrown) : describeValue(thrown)}`
}

function describeValue(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    // What can't be written is named by its type.
    return `a value of type ${typeof value}`
  }
}
