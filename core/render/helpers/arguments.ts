// What helpers do with their arguments.
import { MockhostError } from '../../errors.ts'
import { plain } from '../../values/index.ts'
import type { Call } from '../run.ts'

/** The arguments, texts out of their SafeText. */
export const plainArgs = (call: Call): unknown[] => call.args.map(plain)

export const failed = (message: string): MockhostError =>
  new MockhostError('template-failed', message)

/** Whether JavaScript takes it for an object that is no list. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/**
 * What Mockoon makes `this` within `switch`, `case` and `base64` blocks: the call itself, so that `../` is needed
 * to reach what is around them.
 */
export const asContext = (call: Call): unknown => ({ name: call.name, hash: call.hash })

/** An argument that is a text; empty for anything else. */
export function textArgument(value: unknown): string {
  const text = plain(value)
  return typeof text === 'string' ? text : ''
}

/** A path argument, as text; empty where there is none. */
export function pathArgument(value: unknown): string {
  const text = plain(value)
  return text === undefined || text === null ? '' : String(text)
}
