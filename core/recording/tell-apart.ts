// Finds the fewest fields by which requests that were answered differently can be told apart.
import type { FieldName, Fields } from './fields.ts'

export interface Observed {
  readonly fields: Fields
  /** The same for the same answer. */
  readonly answer: string
}

/** Enough to tell most things apart; more rules than that nobody reads. */
const MAX_FIELDS = 4

/**
 * Fields in the order of their use: each is the one that parts most of what the ones before it leave together. Empty
 * where no field helps.
 */
export function fieldsToTellApart(observed: readonly Observed[]): FieldName[] {
  const candidates = new Set(observed.flatMap(({ fields }) => [...fields.keys()]))
  const chosen: FieldName[] = []
  let mixed = confusion(observed, chosen)
  while (mixed > 0 && chosen.length < MAX_FIELDS) {
    const [best] = [...candidates]
      .map((field) => ({ field, left: confusion(observed, [...chosen, field]) }))
      .sort((a, b) => a.left - b.left)
    if (!best || best.left >= mixed) break
    chosen.push(best.field)
    candidates.delete(best.field)
    mixed = best.left
  }
  return chosen
}

/** The values of the fields, as one text. */
export const keyOf = ({ fields }: Pick<Observed, 'fields'>, names: readonly FieldName[]): string =>
  JSON.stringify(names.map((name) => fields.get(name) ?? null))

/** How many pairs of requests share their fields and were answered differently. */
function confusion(observed: readonly Observed[], names: readonly FieldName[]): number {
  const answers = new Map<string, Map<string, number>>()
  for (const one of observed) {
    const key = keyOf(one, names)
    const counts = answers.get(key) ?? new Map<string, number>()
    answers.set(key, counts.set(one.answer, (counts.get(one.answer) ?? 0) + 1))
  }
  let pairs = 0
  for (const counts of answers.values()) {
    const all = [...counts.values()]
    const total = all.reduce((sum, count) => sum + count, 0)
    for (const count of all) pairs += (count * (total - count)) / 2
  }
  return pairs
}
