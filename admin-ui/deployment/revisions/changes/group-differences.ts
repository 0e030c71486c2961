// The differences of two mocks, by the route, bucket or callback that they are in.
import type { Difference } from '../../../../sdk/client/index.ts'
import { namePart, type PartKind } from './name-part.ts'
import { parsePath } from './parse-path.ts'

export interface PlacedDifference extends Difference {
  /** The path within its part; empty where the whole part was added or removed. */
  readonly place: string
}

export interface DifferenceGroup {
  readonly kind: PartKind
  readonly name: string
  /** What happened to the part as a whole. */
  readonly change: Difference['kind']
  readonly differences: readonly PlacedDifference[]
}

/** In the order in which the differences come. */
export function groupDifferences(
  differences: readonly Difference[],
  before: unknown,
  after: unknown,
): DifferenceGroup[] {
  const groups = new Map<string, DifferenceGroup & { differences: PlacedDifference[] }>()
  for (const difference of differences) {
    const path = parsePath(difference.path)
    // What was removed is only in the older document, and its path is one of that.
    const document = difference.kind === 'removed' && path.length === 2 ? before : after
    const { kind, name, depth } = namePart(document, path)
    const isWhole = depth > 0 && path.length === depth
    const key = `${kind} ${isWhole ? difference.kind : 'changed'} ${path.slice(0, depth).join()}`
    const change = isWhole ? difference.kind : 'changed'
    const group = groups.get(key) ?? { kind, name, change, differences: [] }
    group.differences.push({ ...difference, place: writePath(path.slice(depth)) })
    groups.set(key, group)
  }
  return [...groups.values()]
}

const writePath = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`,
    '',
  )
