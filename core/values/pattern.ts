// Regular expressions that can't run away: matched by the platform while that is provably cheap,
// in linear time where it may not be.
import { RE2JS } from 're2js'
import { MockhostError, messageOf } from '../errors.ts'
import { type Cost, costOf, isCheap } from './pattern-cost.ts'

/** Characters that a pattern may have. */
const MAX_PATTERN = 5_000

/** Whatever the case, or by code points; the linear matcher always reads code points. */
export type PatternFlags = '' | 'i' | 'u'

export interface Pattern {
  test(text: string): boolean
}

/**
 * Compiles a JavaScript regular expression.
 * @throws MockhostError `pattern-invalid` where it is none; `test` throws `pattern-unbounded` for a
 * text on which the pattern could run away and that the linear matcher can't take over, because
 * the pattern looks around or refers back.
 */
export function compilePattern(source: string, flags: PatternFlags = ''): Pattern {
  if (source.length > MAX_PATTERN) {
    throw new MockhostError(
      'pattern-invalid',
      `Invalid regular expression: longer than ${MAX_PATTERN} characters`,
    )
  }
  return new BoundedPattern(source, nativePattern(source, flags), flags)
}

/** Why a pattern can't be matched in bounded time on every text, or undefined where it can. */
export function unboundedReason(source: string): string | undefined {
  if (costOf(source).degree !== Number.POSITIVE_INFINITY) return undefined
  try {
    linearPattern(source, '')
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}

function nativePattern(source: string, flags: PatternFlags): RegExp {
  try {
    return new RegExp(source, flags)
  } catch (error) {
    throw new MockhostError('pattern-invalid', messageOf(error), { cause: error })
  }
}

class BoundedPattern implements Pattern {
  readonly #source: string
  readonly #native: RegExp
  readonly #flags: PatternFlags
  readonly #cost: Cost
  #linear: Pattern | undefined

  constructor(source: string, native: RegExp, flags: PatternFlags) {
    this.#source = source
    this.#native = native
    this.#flags = flags
    this.#cost = costOf(source)
  }

  test(text: string): boolean {
    if (isCheap(this.#cost, text.length)) return this.#native.test(text)
    this.#linear ??= linearPattern(this.#source, this.#flags)
    return this.#linear.test(text)
  }
}

function linearPattern(source: string, flags: PatternFlags): Pattern {
  try {
    const options = RE2JS.LOOKBEHINDS | (flags === 'i' ? RE2JS.CASE_INSENSITIVE : 0)
    return RE2JS.compile(RE2JS.translateRegExp(source), options)
  } catch (error) {
    throw new MockhostError(
      'pattern-unbounded',
      `The regular expression /${source}/ could run away on a text of this length, and can't be matched in linear time (${messageOf(error)}). Write it without repetitions inside repetitions, or without looking around and referring back.`,
      { cause: error },
    )
  }
}
