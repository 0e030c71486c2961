// What the expansion of one document shares among its parts.
import type { Responder } from '../../respond/index.ts'
import type { Identities } from '../identities.ts'
import type { AddMistake, Path } from '../mistakes.ts'
import type { Dialect } from '../mock.ts'

/** Where each part of a document was written, for the mistakes found in it later. */
export type Origins = WeakMap<object, Path>

export interface Expansion {
  readonly dialect: Dialect
  readonly origins: Origins
  /** The functions that stand as bodies, by the uuid of their response. */
  readonly responders: Map<string, Responder>
  readonly identities: Identities
  readonly add: AddMistake
  /** Whether the mock itself sets a content type. */
  readonly hasContentType: boolean
}

/** Items and their places; of what was unsound, nothing. */
export function expandList<Written, Full>(
  written: readonly (Written | undefined)[] | undefined,
  path: Path,
  expandItem: (item: Written, path: Path) => Full,
): Full[] {
  const full: Full[] = []
  for (const [index, item] of (written ?? []).entries()) {
    if (item !== undefined) full.push(expandItem(item, [...path, index]))
  }
  return full
}

/** Refuses a function where data is wanted: only the body of a response may be one. */
export function refuseFunction(value: unknown, path: Path, { add }: Expansion): void {
  if (typeof value !== 'function') return
  add(path, 'is a function', 'Only the body of a response may be one; write data here.')
}

/** Text as it is, anything else as JSON. */
export function textOf(value: unknown, fallback: string): string {
  if (typeof value === 'string') return value
  return value === undefined ? fallback : (JSON.stringify(value) ?? fallback)
}
