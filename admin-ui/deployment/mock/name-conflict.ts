// Says in words what a conflict is about: the part of the mock, as people know it, and the field of it.
import type { Mock } from '../../../sdk/editing/index.ts'
import type { Way } from './merge.ts'

/** As in `GET /users › response 404 › body`. @param mocks where its parts are looked up, the first that has one counts */
export function nameConflict(way: Way, mocks: readonly Mock[]): string {
  const names = way.flatMap((step, at) => nameStep(way.slice(0, at), step, mocks) ?? [])
  return names.length === 0 ? 'the mock' : names.join(' › ')
}

/** Undefined for lists whose items say enough by themselves. */
function nameStep(before: Way, step: string, mocks: readonly Mock[]): string | undefined {
  if (before.length === 0 && LISTS.has(step)) return undefined
  if (before.length === 2 && step === 'responses') return undefined
  for (const mock of mocks) {
    const part = partAt(mock, [...before, step])
    if (part) return nameOfPart(part)
  }
  // Places in lists are counted from one.
  return /^\d+$/.test(step) ? String(Number(step) + 1) : step
}

const LISTS = new Set(['routes', 'folders', 'data', 'callbacks'])

type Part = Readonly<Record<string, unknown>>

function partAt(root: unknown, way: Way): Part | undefined {
  let value = root
  for (const step of way)
    value = Array.isArray(value)
      ? value.find((item) => item?.uuid === step)
      : (value as Part | undefined)?.[step]
  const isPart = typeof value === 'object' && value !== null && 'uuid' in value
  return isPart ? (value as Part) : undefined
}

function nameOfPart({ endpoint, method, type, statusCode, label, name, id }: Part): string {
  if (endpoint !== undefined) {
    const kind = type === 'http' ? String(method || 'get').toUpperCase() : String(type)
    return `${kind} /${String(endpoint).replace(/^\//, '')}`
  }
  if (statusCode !== undefined) return `response ${statusCode}${label ? ` “${label}”` : ''}`
  return String(name || id)
}
