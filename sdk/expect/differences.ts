// How a value differs from what was expected of it, in sentences. Members that are not named do not matter.
import { isRecord } from '../argument/index.ts'

/** How deep values are compared; what is nested deeper is taken for different. */
const MOST_DEPTH = 200
const MOST_CHARS = 120

/** Values by which test runners compare: `expect.any(Number)` and its like. */
interface AsymmetricMatcher {
  asymmetricMatch(actual: unknown): boolean
  toAsymmetricMatcher?(): string
}

const isMatcher = (value: unknown): value is AsymmetricMatcher =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<AsymmetricMatcher>).asymmetricMatch === 'function'

/**
 * @param path names the value in the sentences
 * @param expected what it is to be: objects name some of the members, lists all of the items; a regular expression
 *   stands for texts that it matches, a function for what it says true to, undefined for what is missing
 */
export function differencesOf(
  path: string,
  actual: unknown,
  expected: unknown,
  depth = 0,
): string[] {
  if (depth > MOST_DEPTH) return [`${path} is nested too deeply to be compared`]
  if (isMatcher(expected))
    return expected.asymmetricMatch(actual) ? [] : [is(path, actual, showMatcher(expected))]
  if (expected instanceof RegExp)
    return isText(actual) &&
      new RegExp(expected.source, expected.flags.replace(/[gy]/g, '')).test(String(actual))
      ? []
      : [is(path, actual, `a match of ${expected}`)]
  if (typeof expected === 'function')
    return expected(actual) ? [] : [`${path} is ${show(actual)}, which the function said no to`]
  if (Array.isArray(expected)) return listDifferences(path, actual, expected, depth)
  if (isRecord(expected)) return memberDifferences(path, actual, expected, depth)
  return Object.is(actual, expected) ? [] : [is(path, actual, show(expected))]
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const is = (path: string, actual: unknown, expected: string): string =>
  `${path} is ${show(actual)}, expected ${expected}`

function listDifferences(
  path: string,
  actual: unknown,
  expected: readonly unknown[],
  depth: number,
): string[] {
  if (!Array.isArray(actual)) return [is(path, actual, show(expected))]
  if (actual.length !== expected.length)
    return [`${path} has ${count(actual.length)}, expected ${count(expected.length)}`]
  return expected.flatMap((item, index) =>
    differencesOf(`${path}[${index}]`, actual[index], item, depth + 1),
  )
}

function memberDifferences(
  path: string,
  actual: unknown,
  expected: Record<string, unknown>,
  depth: number,
): string[] {
  if (!isRecord(actual)) return [is(path, actual, show(expected))]
  return Object.entries(expected).flatMap(([name, value]) =>
    differencesOf(
      /^[\w$-]+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`,
      Object.hasOwn(actual, name) ? actual[name] : undefined,
      value,
      depth + 1,
    ),
  )
}

const count = (items: number): string => (items === 1 ? '1 item' : `${items} items`)

/** `Any<Number>`, as its runner would print it. */
function showMatcher(matcher: AsymmetricMatcher): string {
  const text = matcher.toAsymmetricMatcher?.() ?? String(matcher)
  return text === '[object Object]' ? 'what the matcher accepts' : text
}

/** A value in a sentence, cut short. */
export function show(value: unknown): string {
  if (value === undefined) return 'missing'
  const text = showWhole(value)
  return text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text
}

function showWhole(value: unknown): string {
  try {
    return JSON.stringify(value, (_, part: unknown) => showPart(part)) ?? String(value)
  } catch {
    // A list in itself.
    return String(value)
  }
}

function showPart(part: unknown): unknown {
  if (part instanceof RegExp) return String(part)
  if (typeof part === 'function') return 'a function'
  if (typeof part === 'bigint') return `${part}n`
  return isMatcher(part) ? showMatcher(part) : part
}
