// Names with brackets, in query strings and urlencoded bodies, as nested values: `a[b]=1`, `a[]=1`, `a[0]=1`.
// Source of the rules: qs 6.17, which Express parses with; with its polyfills it would be a tenth of core in a browser.
import { BracketLists } from './bracket-lists.ts'

export interface BracketOptions {
  /** Brackets of a name that nest; what is behind them is one name. */
  readonly depth: number
  /** Items of a list; one that would have more is an object. */
  readonly listLimit: number
  /** Whether names that every object has are taken, such as `constructor`. */
  readonly takesInheritedNames: boolean
}

const MAX_PAIRS = 1_000

/** The pairs of an urlencoded text; `decode` undoes the encoding of a name or a value. */
export function parseBrackets(
  text: string,
  options: BracketOptions,
  decode: (text: string) => string,
): Record<string, unknown> {
  const lists = new BracketLists(options.listLimit)
  let root: unknown = {}
  for (const [name, value] of Object.entries(readPairs(text, lists, decode))) {
    const segments = splitName(name, options)
    if (segments) root = lists.merge(root, nest(segments, value, lists))
  }
  return withoutGaps(root) as Record<string, unknown>
}

/** The values by their whole names; a name that is there twice has a list. */
function readPairs(
  text: string,
  lists: BracketLists,
  decode: (text: string) => string,
): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null)
  const pairs = text.replace(/%5B/gi, '[').replace(/%5D/gi, ']').split('&', MAX_PAIRS)
  for (const pair of pairs) {
    const bracket = pair.indexOf(']=')
    const equals = bracket < 0 ? pair.indexOf('=') : bracket + 1
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1))
    values[name] = name in values ? lists.append(values[name], value) : value
  }
  return values
}

/** `a[b][]` as `a`, `[b]` and `[]`; undefined for a name that is not taken. */
function splitName(
  name: string,
  { depth, takesInheritedNames }: BracketOptions,
): string[] | undefined {
  let open = name.indexOf('[')
  const head = open < 0 ? name : name.slice(0, open)
  const segments = head === '' ? [] : [head]
  for (let level = 0; open >= 0 && level < depth; level++) {
    const close = closingOf(name, open)
    if (close < 0) break
    segments.push(name.slice(open, close + 1))
    open = name.indexOf('[', close + 1)
  }
  if (!takesInheritedNames && segments.some((segment) => isInherited(withoutBrackets(segment))))
    return undefined
  // What is nested too deeply, or not closed, is one name.
  if (open >= 0) segments.push(`[${name.slice(open)}]`)
  return segments.length > 0 ? segments : undefined
}

/** Where the bracket at `open` is closed, with those within it; -1 where it is not. */
function closingOf(name: string, open: number): number {
  let level = 0
  for (let index = open; index < name.length; index++) {
    if (name[index] === '[') level++
    if (name[index] === ']') level--
    if (level === 0) return index
  }
  return -1
}

const isInherited = (name: string): boolean => Object.hasOwn(Object.prototype, name)

const withoutBrackets = (segment: string): string =>
  segment.startsWith('[') && segment.endsWith(']') ? segment.slice(1, -1) : segment

/** A value within what the segments say, from the last to the first. */
function nest(segments: readonly string[], value: unknown, lists: BracketLists): unknown {
  let inner = value
  for (const segment of segments.toReversed()) {
    const name = withoutBrackets(segment)
    const index = Number.parseInt(name, 10)
    if (segment === '[]') inner = lists.isOverfull(inner) ? inner : lists.append([], inner)
    else if (segment !== name && index >= 0 && String(index) === name)
      inner = lists.withItem(index, inner)
    else inner = name === '__proto__' ? {} : { [name]: inner }
  }
  return inner
}

/** Lists whose items were numbered with gaps close up. */
function withoutGaps(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(withoutGaps)
  const container = value as Record<string, unknown>
  for (const key of Object.keys(container)) container[key] = withoutGaps(container[key])
  return container
}
