// Refuses what a public function can't take: what failed, why, and what to do.
import { suggest } from '../../core/document/index.ts'
import { MockhostError } from '../../core/index.ts'

/** @throws MockhostError `argument-invalid` */
export function refuse(what: string, why: string, hint: string): never {
  throw new MockhostError('argument-invalid', `${what}: ${why}. ${hint}`)
}

const MOST_CHARS = 60

/** A value as a message shows it: `undefined`, `"text"`, `a list`, `a function`. */
export function nameValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > MOST_CHARS ? `${value.slice(0, MOST_CHARS)}…` : value)
    case 'function':
      return 'a function'
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return 'a list'
      return nameObject(value)
    default:
      return String(value)
  }
}

function nameObject(value: object): string {
  const name = Object.getPrototypeOf(value)?.constructor?.name
  return typeof name === 'string' && name !== 'Object' && name !== '' ? `a ${name}` : 'an object'
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Holds options against the names that there are, so that a misspelt one is not taken for none.
 * @returns the options; an empty record where they are left out
 * @throws MockhostError `argument-invalid`
 */
export function checkOptions(
  what: string,
  options: unknown,
  names: readonly string[],
): Record<string, unknown> {
  if (options === undefined) return {}
  if (!isRecord(options))
    refuse(what, `its options are ${nameValue(options)}`, `Give an object with ${list(names)}.`)
  for (const key of Object.keys(options))
    if (!names.includes(key))
      refuse(what, `it has no option ${JSON.stringify(key)}`, suggest(key, names))
  return options
}

const list = (names: readonly string[]): string => names.join(', ')
