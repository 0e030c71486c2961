// Reading members of values for templates: own members only, and none that leads out of the data.
import { MockhostError } from '../errors.ts'
import { hasMember } from '../values/index.ts'

const FORBIDDEN = new Set([
  '__proto__',
  'constructor',
  'prototype',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
])

/**
 * A member of a value, undefined where it has none.
 * @throws MockhostError `template-forbidden` where the name would reach an object's inside.
 */
export function memberOf(value: unknown, name: string): unknown {
  if (hasMember(value, name)) return (value as Record<string, unknown>)[name]
  if (FORBIDDEN.has(name) && value !== null && value !== undefined) {
    throw new MockhostError(
      'template-forbidden',
      `A template may not read "${name}": only members of the data are open to it`,
    )
  }
  return undefined
}
