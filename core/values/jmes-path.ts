// JMESPath over a JSON value.
import { search } from '@jmespath-community/jmespath'

const MAX_LENGTH = 1_000
/** Each of them can double what the next one sees. */
const MAX_MULTIPLIERS = 12

/** What a JMESPath expression finds; undefined where it finds nothing or is no expression. */
export function queryJmesPath(value: unknown, expression: string): unknown {
  if (expression.length > MAX_LENGTH || multipliers(expression) > MAX_MULTIPLIERS) return undefined
  try {
    return search(value as Parameters<typeof search>[0], expression) ?? undefined
  } catch {
    return undefined
  }
}

const multipliers = (expression: string): number =>
  expression.match(/\[\s*\]|\[\s*[@$\w]+\s*,/g)?.length ?? 0
