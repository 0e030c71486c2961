// Values that a function hands over, as data that can be kept.
import { MockhostError, messageOf } from '../errors.ts'

/**
 * A copy of a value as JSON has it; undefined stays undefined.
 * @throws MockhostError `argument-invalid` for what is no data
 */
export function toData(value: unknown, what: string): unknown {
  if (value === undefined) return undefined
  let text: string | undefined
  try {
    text = JSON.stringify(value)
  } catch (error) {
    throw refused(what, messageOf(error), error)
  }
  if (text === undefined) throw refused(what, `it is a ${typeof value}`)
  return JSON.parse(text)
}

const refused = (what: string, why: string, cause?: unknown): MockhostError =>
  new MockhostError(
    'argument-invalid',
    `This can't be the value of ${what}: ${why}. Give what can be written as JSON.`,
    { cause },
  )

/** A copy, so that nobody changes in place what layers share. */
export const copyOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? structuredClone(value) : value
