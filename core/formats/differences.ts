// What is different between two documents, each difference with its path.
import microdiff, { type Difference as PairedDifference } from 'microdiff'
import type { Difference } from '../api/index.ts'
import { formatPath, type Path } from '../document/index.ts'
import { ORDER, Pairing } from './pairing.ts'

type Key = string | number
type Both = readonly [before: unknown, after: unknown]

/**
 * The differences of two values that are JSON. Items of lists are told apart by their uuid where all have one, so
 * one that is put in between is one difference, and another order of those that stay is one as well.
 */
export function differences(before: unknown, after: unknown): Difference[] {
  const pairing = new Pairing()
  const [one, other] = pairing.pair(before, after)
  // Within lists of one, since what is compared may be no object.
  return microdiff([one], [other], { cyclesFix: false }).map(({ type, path }) =>
    inDocuments(type, path.slice(1), [before, after], pairing),
  )
}

/** A difference of paired values as one of the documents. */
function inDocuments(
  type: PairedDifference['type'],
  paired: readonly Key[],
  documents: Both,
  pairing: Pairing,
): Difference {
  let values = documents
  const path: Key[] = []
  for (const key of paired) {
    const [before, after] = values.map((value) => pairing.placesOf(value))
    const isPaired = before !== undefined && after !== undefined
    if (isPaired && key === ORDER) return orderChanged(path, [...before.keys()], [...after.keys()])
    const places = isPaired ? [before.get(String(key)), after.get(String(key))] : []
    path.push(places[1] ?? places[0] ?? key)
    values = [
      isPaired ? memberOf(values[0], places[0]) : memberOf(values[0], key),
      isPaired ? memberOf(values[1], places[1]) : memberOf(values[1], key),
    ]
  }
  return differenceOf(type, path, values)
}

function differenceOf(
  type: PairedDifference['type'],
  path: Path,
  [before, after]: Both,
): Difference {
  const place = formatPath(path)
  switch (type) {
    case 'CREATE':
      return { kind: 'added', path: place, after }
    case 'REMOVE':
      return { kind: 'removed', path: place, before }
    case 'CHANGE':
      return { kind: 'changed', path: place, before, after }
  }
}

/** The uuids of what is in both lists, in their order. */
function orderChanged(path: Path, before: readonly string[], after: readonly string[]): Difference {
  const [old, current] = [new Set(before), new Set(after)]
  return differenceOf('CHANGE', path, [
    before.filter((uuid) => current.has(uuid)),
    after.filter((uuid) => old.has(uuid)),
  ])
}

function memberOf(value: unknown, key: Key | undefined): unknown {
  return typeof value === 'object' &&
    value !== null &&
    key !== undefined &&
    Object.hasOwn(value, key)
    ? (value as Record<Key, unknown>)[key]
    : undefined
}
