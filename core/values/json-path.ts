// JSONPath over a JSON value. Filters are held to comparisons of members: they are interpreted, never
// evaluated as code, and what they may say is checked first.
import { JSONPath } from 'jsonpath-plus'
import { MockhostError, messageOf } from '../errors.ts'
import { costOf, isCheap } from './pattern-cost.ts'

const MAX_LENGTH = 1_000
/** Members that a path may visit: about half a second's. */
const MAX_VISITS = 500_000
const MAX_CACHED = 1_000

/** The left side of a condition: a member, a quoted member, or a text compared with a pattern. */
const LEFT = String.raw`(?:@?\.?[\w\-[\].]*|@?\['[\w\s]*'\]|@[\w\s'\-[\].]*\.match\((?<pattern>.*)\))`
/** The right side: a text, a number, another member, true, false or undefined. */
const RIGHT = String.raw`(?:"[^"]*"|'[^']*'|[0-9.]+|@?\$?[.\w[\]\s']*)`
/** Source of what is allowed: Mockoon, which finds nothing by any other filter. */
const CONDITION = new RegExp(String.raw`^\(*${LEFT}\s*(?:===?|!==?|<=?|>=?)?\s*${RIGHT}?\)*$`)

let seen = new Set<string>()

/**
 * What a JSONPath finds: the value itself for a path that can find only one, a list for a path with
 * wildcards, slices, filters or `..`, undefined where nothing is found or the path is not allowed.
 * @throws MockhostError `expression-invalid` for what is no path, and for a filter that fails on this value
 */
export function queryJsonPath(value: unknown, path: string): unknown {
  if (value === null || !isAllowed(path) || !isBounded(path, value)) return undefined
  if (visits(path, value) > MAX_VISITS) {
    throw new MockhostError(
      'expression-invalid',
      `The JSONPath ${path} would visit more than ${MAX_VISITS} members`,
    )
  }
  if (!seen.has(path) && seen.size >= MAX_CACHED) {
    JSONPath.clearCache()
    seen = new Set()
  }
  seen.add(path)
  try {
    return JSONPath({ json: value as object, path, wrap: false, eval: 'safe' })
  } catch (error) {
    throw new MockhostError(
      'expression-invalid',
      `The JSONPath ${path} failed: ${messageOf(error)}`,
      { cause: error },
    )
  }
}

/** Whether a path is short enough, and its filters are plain comparisons. */
export function isAllowed(path: string): boolean {
  return (
    path.length <= MAX_LENGTH && conditionsOf(path).every((condition) => CONDITION.test(condition))
  )
}

function conditionsOf(path: string): string[] {
  const filters = /\((.*)\)/.exec(path)?.[1]
  return filters ? filters.split(/&&|\|\|/).map((condition) => condition.trim()) : []
}

/** Whether the patterns in its filters can't run away on the texts in the value. */
function isBounded(path: string, value: unknown): boolean {
  const patterns = conditionsOf(path).flatMap(
    (condition) => CONDITION.exec(condition)?.groups?.pattern ?? [],
  )
  if (patterns.length === 0) return true
  const longest = longestText(value)
  return patterns.every((pattern) =>
    isCheap(costOf(pattern.replace(/^\/|\/[a-z]*$/g, '')), longest),
  )
}

function longestText(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce(
    (longest: number, member) => Math.max(longest, longestText(member)),
    0,
  )
}

/** About how many members a path visits: all of the value's, and for each further `..` all below each of them. */
function visits(path: string, value: unknown): number {
  if (!/[*?]|\.\./.test(path)) return 1
  const size = { members: 0, depth: 1 }
  measure(value, 1, size)
  const furtherDescents = Math.max(0, path.split('..').length - 2)
  return size.members * size.depth ** furtherDescents
}

function measure(value: unknown, depth: number, size: { members: number; depth: number }): void {
  size.members++
  if (depth > size.depth) size.depth = depth
  if (typeof value !== 'object' || value === null || size.members > MAX_VISITS) return
  for (const member of Object.values(value)) measure(member, depth + 1, size)
}
