// How many ways a backtracking matcher may have to go through a text, judged from the pattern alone.
// An upper bound, never too low: `factor * length ^ degree` ways from each starting point.

export interface Cost {
  factor: number
  /** Infinity where repetitions are nested, so that the ways grow exponentially. */
  degree: number
}

const ONE: Cost = { factor: 1, degree: 0 }

/** The cost of a pattern that `RegExp` has accepted. */
export function costOf(source: string): Cost {
  return readAlternatives({ source, position: 0 })
}

/** Steps of backtracking that are no trouble: about a millisecond. */
const CHEAP_STEPS = 1_000_000

/** Whether a backtracking matcher is done soon with any text of that length. */
export const isCheap = ({ factor, degree }: Cost, length: number): boolean =>
  factor * (length + 1) ** (degree + 1) <= CHEAP_STEPS

interface Cursor {
  readonly source: string
  position: number
}

/** The alternatives up to the end or to the closing parenthesis: their ways add up. */
function readAlternatives(cursor: Cursor): Cost {
  let total = readSequence(cursor)
  while (cursor.source[cursor.position] === '|') {
    cursor.position++
    const next = readSequence(cursor)
    total = { factor: total.factor + next.factor, degree: Math.max(total.degree, next.degree) }
  }
  return total
}

/** One alternative: the ways of its parts multiply. */
function readSequence(cursor: Cursor): Cost {
  let total = ONE
  for (;;) {
    const character = cursor.source[cursor.position]
    if (character === undefined || character === '|' || character === ')') return total
    const part = repeated(readAtom(cursor), readQuantifier(cursor))
    total = { factor: total.factor * part.factor, degree: total.degree + part.degree }
  }
}

function readAtom(cursor: Cursor): Cost {
  const { source } = cursor
  const character = source[cursor.position]
  if (character === '(') {
    cursor.position +=
      /^\((\?(:|=|!|<=|<!|<[^>]*>|[a-z-]*:))?/.exec(source.slice(cursor.position))?.[0].length ?? 1
    const inner = readAlternatives(cursor)
    cursor.position++
    return inner
  }
  if (character === '[') {
    cursor.position = endOfClass(source, cursor.position)
    return ONE
  }
  cursor.position += character === '\\' ? 2 : 1
  return ONE
}

function endOfClass(source: string, start: number): number {
  let position = start + 1
  while (position < source.length && source[position] !== ']') {
    position += source[position] === '\\' ? 2 : 1
  }
  return position + 1
}

interface Quantifier {
  min: number
  max: number
}

function readQuantifier(cursor: Cursor): Quantifier | undefined {
  const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(cursor.source.slice(cursor.position))
  if (!match) return undefined
  cursor.position += match[0].length
  if (match[1] === '?') return { min: 0, max: 1 }
  if (match[1]) return { min: match[1] === '+' ? 1 : 0, max: Number.POSITIVE_INFINITY }
  const min = Number(match[2])
  if (!match[3]) return { min, max: min }
  return { min, max: match[4] ? Number(match[4]) : Number.POSITIVE_INFINITY }
}

function repeated(inner: Cost, quantifier: Quantifier | undefined): Cost {
  if (!quantifier) return inner
  const { min, max } = quantifier
  if (max === Number.POSITIVE_INFINITY) {
    const isFixed = inner.factor === 1 && inner.degree === 0
    return { factor: 1, degree: isFixed ? 1 : Number.POSITIVE_INFINITY }
  }
  return { factor: (max - min + 1) * inner.factor ** max, degree: inner.degree * max }
}
