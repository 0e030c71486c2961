// A regular expression as a tree: what stands beside, behind and in what, and how often it is repeated.

/** A pattern, or what is in a group of it: alternatives, each a sequence of parts. */
export type Alternatives = readonly (readonly Part[])[]

export type Part =
  /** A character, an escape, a class of characters, or a place such as `^`. */
  | { readonly kind: 'atom'; readonly source: string }
  | Group
  | {
      readonly kind: 'repeat'
      readonly part: Part
      readonly min: number
      readonly max: number
      /** As it is written: `*`, `{2,3}?`. */
      readonly quantifier: string
    }

export interface Group {
  readonly kind: 'group'
  /** What it begins with: `(`, `(?:`, `(?<name>`, `(?=`. */
  readonly opening: string
  readonly alternatives: Alternatives
}

/** Reads a pattern that `RegExp` has accepted, with the flag `u` or without it. */
export function readPattern(source: string, isUnicode = false): Alternatives {
  return readAlternatives({ source, position: 0, escape: isUnicode ? UNICODE_ESCAPE : ESCAPE })
}

/** Every part, those in groups and repetitions included. */
export function* partsOf(alternatives: Alternatives): Generator<Part> {
  for (const part of alternatives.flat()) yield* withInner(part)
}

function* withInner(part: Part): Generator<Part> {
  yield part
  if (part.kind === 'repeat') yield* withInner(part.part)
  if (part.kind === 'group') yield* partsOf(part.alternatives)
}

interface Cursor {
  readonly source: string
  readonly escape: RegExp
  position: number
}

/** Up to the end or to the closing parenthesis. */
function readAlternatives(cursor: Cursor): Alternatives {
  const alternatives = [readSequence(cursor)]
  while (cursor.source[cursor.position] === '|') {
    cursor.position++
    alternatives.push(readSequence(cursor))
  }
  return alternatives
}

function readSequence(cursor: Cursor): Part[] {
  const parts: Part[] = []
  for (;;) {
    const character = cursor.source[cursor.position]
    if (character === undefined || character === '|' || character === ')') return parts
    parts.push(repeated(readPart(cursor), cursor))
  }
}

const OPENING = /\((\?(:|=|!|<=|<!|<[^>]*>|[a-z-]*:))?/y
const CLASS = /\[(?:\\[\s\S]|[^\]\\])*\]?/y
const ESCAPE = /\\(?:c[A-Za-z]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[\s\S])?/y
const UNICODE_ESCAPE = new RegExp(ESCAPE.source.replace('c', 'u\\{[\\dA-Fa-f]+\\}|c'), 'y')

function readPart(cursor: Cursor): Part {
  const opening = take(OPENING, cursor)
  if (opening !== undefined) {
    const alternatives = readAlternatives(cursor)
    cursor.position++
    return { kind: 'group', opening, alternatives }
  }
  const source = take(CLASS, cursor) ?? take(cursor.escape, cursor)
  return { kind: 'atom', source: source ?? (cursor.source[cursor.position++] as string) }
}

const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y

function repeated(part: Part, cursor: Cursor): Part {
  QUANTIFIER.lastIndex = cursor.position
  const match = QUANTIFIER.exec(cursor.source)
  if (!match) return part
  cursor.position = QUANTIFIER.lastIndex
  return { kind: 'repeat', part, quantifier: match[0], ...countsOf(match) }
}

function countsOf([, sign, least = '', comma, most]: RegExpExecArray): {
  min: number
  max: number
} {
  if (sign === '?') return { min: 0, max: 1 }
  if (sign !== undefined) return { min: sign === '+' ? 1 : 0, max: Number.POSITIVE_INFINITY }
  const min = Number(least)
  if (!comma) return { min, max: min }
  return { min, max: most ? Number(most) : Number.POSITIVE_INFINITY }
}

function take(expression: RegExp, cursor: Cursor): string | undefined {
  expression.lastIndex = cursor.position
  const found = expression.exec(cursor.source)?.[0]
  if (found !== undefined) cursor.position += found.length
  return found
}
