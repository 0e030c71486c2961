// Regular expressions that can't run away: matched by the platform while that is provably cheap,
// in linear time where it may not be.
import { MockhostError, messageOf } from '../errors.ts'
import { optionalModules } from '../optional-modules.ts'
import { type Cost, costOf, isCheap } from './pattern-cost.ts'
import { linearObstacle } from './pattern-linear.ts'

/** Characters that a pattern may have. */
const MAX_PATTERN = 5_000

/** Whatever the case, or by code points; the linear matcher always reads code points. */
export type PatternFlags = '' | 'i' | 'u'

export interface Pattern {
  /**
   * @throws MockhostError `pattern-unbounded`, and MissingModule where the linear matcher has to be loaded
   */
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

/** Whether a pattern that `RegExp` has accepted could run away on a short text. */
export const canRunAway = (source: string): boolean =>
  costOf(source).degree === Number.POSITIVE_INFINITY

/** Why a pattern can't be matched in bounded time on every text, or undefined where it can. */
export function unboundedReason(source: string): string | undefined {
  const obstacle = canRunAway(source) ? linearObstacle(source) : undefined
  return obstacle === undefined ? undefined : unbounded(source, obstacle).message
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

  /** As a literal: ajv tells patterns apart by it. */
  toString(): string {
    return String(this.#native)
  }
}

function linearPattern(source: string, flags: PatternFlags): Pattern {
  const obstacle = linearObstacle(source, flags === 'u')
  if (obstacle !== undefined) throw unbounded(source, obstacle)
  const { RE2JS } = optionalModules.get('re2js')
  try {
    const options = RE2JS.LOOKBEHINDS | (flags === 'i' ? RE2JS.CASE_INSENSITIVE : 0)
    return RE2JS.compile(RE2JS.translateRegExp(source), options)
  } catch (error) {
    throw unbounded(source, messageOf(error), error)
  }
}

const unbounded = (source: string, obstacle: string, cause?: unknown): MockhostError =>
  new MockhostError(
    'pattern-unbounded',
    `The regular expression /${source}/ could run away on a text of this length, and can't be matched in linear time (${obstacle}). Write it without repetitions inside repetitions, or without looking around and referring back.`,
    { cause },
  )
