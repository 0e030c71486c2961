// What a part of a mock is called by people: a route by its method and path, a bucket by its name.
import type { PathPart } from './parse-path.ts'

export type PartKind = 'route' | 'bucket' | 'callback' | 'folder' | 'mock'

export interface NamedPart {
  readonly kind: PartKind
  readonly name: string
  /** How many parts of the path name it. */
  readonly depth: number
}

const KINDS: Readonly<Record<string, PartKind>> = {
  routes: 'route',
  data: 'bucket',
  callbacks: 'callback',
  folders: 'folder',
}

/** Of the part of the document that the path is in; the mock itself where it is in none of them. */
export function namePart(document: unknown, path: readonly PathPart[]): NamedPart {
  const [list, key] = path
  const kind = KINDS[String(list)]
  if (kind === undefined || key === undefined) return { kind: 'mock', name: 'Mock', depth: 0 }
  // A document may have buckets as first values by id.
  if (typeof key === 'string') return { kind, name: key, depth: 2 }
  const part = memberOf(memberOf(document, String(list)), key)
  return { kind, name: nameOf(kind, part) ?? `${kind} ${key + 1}`, depth: 2 }
}

function nameOf(kind: PartKind, part: unknown): string | undefined {
  if (kind === 'route') return nameRoute(part)
  return textOf(part, 'name') || textOf(part, 'id') || undefined
}

function nameRoute(route: unknown): string | undefined {
  const endpoint = textOf(route, 'endpoint')
  if (endpoint === undefined) return undefined
  const type = textOf(route, 'type')
  const method = type === 'crud' || type === 'ws' ? type : textOf(route, 'method') || 'get'
  return `${method.toUpperCase()} /${endpoint.replace(/^\//, '')}`
}

const textOf = (part: unknown, key: string): string | undefined => {
  const value = memberOf(part, key)
  return typeof value === 'string' ? value : undefined
}

const memberOf = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined
