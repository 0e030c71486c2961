// How many ways a backtracking matcher may have to go through a text, judged from the pattern alone.
// An upper bound, never too low: `factor * length ^ degree` ways from each starting point.
import { type Alternatives, type Part, readPattern } from './pattern-tree.ts'

export interface Cost {
  factor: number
  /** Infinity where repetitions are nested, so that the ways grow exponentially. */
  degree: number
}

const ONE: Cost = { factor: 1, degree: 0 }

/** The cost of a pattern that `RegExp` has accepted. */
export function costOf(source: string): Cost {
  return sum(readPattern(source))
}

/** Steps of backtracking that are no trouble: about a millisecond. */
const CHEAP_STEPS = 1_000_000

/** Whether a backtracking matcher is done soon with any text of that length. */
export const isCheap = ({ factor, degree }: Cost, length: number): boolean =>
  factor * (length + 1) ** (degree + 1) <= CHEAP_STEPS

/** The ways of alternatives add up. */
const sum = (alternatives: Alternatives): Cost =>
  alternatives.map(product).reduce((total, next) => ({
    factor: total.factor + next.factor,
    degree: Math.max(total.degree, next.degree),
  }))

/** The ways of the parts of a sequence multiply. */
const product = (parts: readonly Part[]): Cost =>
  parts.map(costOfPart).reduce(
    (total, next) => ({
      factor: total.factor * next.factor,
      degree: total.degree + next.degree,
    }),
    ONE,
  )

function costOfPart(part: Part): Cost {
  if (part.kind === 'atom') return ONE
  if (part.kind === 'group') return sum(part.alternatives)
  const { min, max } = part
  if (max === 0) return ONE
  const inner = costOfPart(part.part)
  if (max === Number.POSITIVE_INFINITY) {
    const isFixed = inner.factor === 1 && inner.degree === 0
    return { factor: 1, degree: isFixed ? 1 : Number.POSITIVE_INFINITY }
  }
  return { factor: (max - min + 1) * inner.factor ** max, degree: inner.degree * max }
}
