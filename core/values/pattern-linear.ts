// Whether a regular expression can be matched in linear time, judged from the pattern alone, without the matcher.
// Stricter than RE2 where that reads a pattern otherwise than JavaScript does.
import { obstacleOfAtom, obstacleOfClass } from './pattern-characters.ts'
import { type Alternatives, type Group, type Part, partsOf, readPattern } from './pattern-tree.ts'

/** How often repetitions in repetitions may repeat what is in them, all together; the limit of RE2. */
const MAX_REPEATS = 1_000
/** Parts that a pattern may have with every repetition written out: the time for each character of a text. */
const MAX_SIZE = 50_000
/** RE2 takes a few levels for each group, and has 1,000 of them. */
const MAX_DEPTH = 200

/** Why a pattern that `RegExp` has accepted can't be matched in linear time, or undefined where it can. */
export function linearObstacle(source: string, isUnicode = false): string | undefined {
  const tree = readPattern(source, isUnicode)
  const parts = [...partsOf(tree)]
  const names = parts.flatMap((part) => (part.kind === 'group' && nameOf(part)) || [])
  if (new Set(names).size < names.length) return 'two groups have the same name'
  for (const part of parts) {
    const obstacle = obstacleOf(part, { isUnicode, hasNames: names.length > 0 })
    if (obstacle !== undefined) return obstacle
  }
  if (depthOf(tree) > MAX_DEPTH) return `its groups are nested deeper than ${MAX_DEPTH}`
  if (repeatsOf(tree) > MAX_REPEATS) return `its repetitions multiply to more than ${MAX_REPEATS}`
  return sizeOf(tree) > MAX_SIZE
    ? `its repetitions, written out, have more than ${MAX_SIZE} parts`
    : undefined
}

interface Context {
  readonly isUnicode: boolean
  /** Whether any group has a name. */
  readonly hasNames: boolean
}

function obstacleOf(part: Part, { isUnicode, hasNames }: Context): string | undefined {
  if (part.kind === 'group') return obstacleOfGroup(part)
  if (part.kind === 'repeat')
    // RE2 takes it for text.
    return /\{(0\d|\d+,0\d)/.test(part.quantifier)
      ? `the count in ${part.quantifier} begins with a zero`
      : undefined
  if (part.source === '\\k' && hasNames) return 'it refers back to a group'
  return part.source.startsWith('[')
    ? obstacleOfClass(part.source, isUnicode)
    : obstacleOfAtom(part.source, isUnicode)
}

function obstacleOfGroup(group: Group): string | undefined {
  const { opening, alternatives } = group
  if (/^\(\?[=!]/.test(opening)) return 'it looks ahead'
  if (/^\(\?<[=!]/.test(opening) && [...partsOf(alternatives)].some(isCapture))
    return 'a group inside what looks behind is captured'
  if (opening.endsWith('-:')) return `${opening} switches nothing off`
  const name = nameOf(group)
  return name === undefined || /^\w+$/.test(name)
    ? undefined
    : `the name ${name} has other characters than letters and digits`
}

const nameOf = ({ opening }: Group): string | undefined => /^\(\?<([^=!].*)>$/.exec(opening)?.[1]

const isCapture = (part: Part): boolean =>
  part.kind === 'group' && (part.opening === '(' || nameOf(part) !== undefined)

const depthOf = (alternatives: Alternatives): number =>
  Math.max(0, ...alternatives.flat().map(depthOfPart))

function depthOfPart(part: Part): number {
  if (part.kind === 'repeat') return depthOfPart(part.part)
  return part.kind === 'group' ? 1 + depthOf(part.alternatives) : 0
}

/** The most that repetitions in repetitions multiply to; one without an end counts as its least. */
const repeatsOf = (alternatives: Alternatives): number =>
  Math.max(1, ...alternatives.flat().map(repeatsOfPart))

function repeatsOfPart(part: Part): number {
  if (part.kind === 'atom') return 1
  if (part.kind === 'group') return repeatsOf(part.alternatives)
  const { min, max } = part
  return Math.max(1, Number.isFinite(max) ? max : min) * repeatsOfPart(part.part)
}

/** How many parts there are with every repetition written out. */
const sizeOf = (alternatives: Alternatives): number =>
  alternatives.flat().reduce((size, part) => size + sizeOfPart(part), alternatives.length - 1)

function sizeOfPart(part: Part): number {
  if (part.kind === 'atom') return 1
  if (part.kind === 'group') return 2 + sizeOf(part.alternatives)
  const { min, max } = part
  const inner = sizeOfPart(part.part)
  return Number.isFinite(max) ? max * inner + max - min : Math.max(1, min) * inner + 2
}
