// Functions inside of bodies and buckets: JSON would leave them out, and nobody would call them.
import { formatPath, type Path } from '../../core/document/index.ts'
import type { Mistake } from '../../core/index.ts'
import { isRecord } from '../argument/index.ts'

const MOST_DEPTH = 500

/** A mistake for each function below what is written as JSON. */
export function lostFunctions(document: unknown): Mistake[] {
  const mistakes: Mistake[] = []
  const path: (string | number)[] = []
  const visit = (value: unknown): void => {
    if (typeof value === 'function' && isInJson(path)) mistakes.push(mistakeAt([...path]))
    if (typeof value !== 'object' || value === null || path.length > MOST_DEPTH) return
    for (const [key, part] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      path.push(key)
      visit(part)
      path.pop()
    }
  }
  if (isRecord(document)) visit(document)
  return mistakes
}

/** Below a body or the value of a bucket; a function that is the whole of it is another matter. */
function isInJson(path: Path): boolean {
  const end = endOfJson(path)
  return end !== undefined && path.length > end
}

/** How long the path of the whole value is. */
function endOfJson([part, second, third, , fifth]: Path): number | undefined {
  if (part === 'data') return typeof second === 'number' ? 3 : 2
  if (part === 'callbacks') return 3
  if (part !== 'routes') return undefined
  if (third === 'body') return 3
  return third === 'responses' && fifth === 'body' ? 5 : undefined
}

const mistakeAt = (path: Path): Mistake => ({
  severity: 'error',
  path: formatPath(path),
  segments: path,
  message: 'is a function inside of JSON, which nobody would call',
  hint:
    path[0] === 'routes'
      ? 'Make the whole body a function that returns it.'
      : 'Write a value, or a template.',
})
