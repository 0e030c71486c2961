// Picks some of many rows: those that tell something first, the rest spread evenly.
import type { Row } from './row.ts'

/** At most so many of the rows, in their order. Errors are kept before others, up to half of the places. */
export function sample(rows: readonly Row[], most: number): readonly Row[] {
  if (rows.length <= most) return rows
  const errors = spread(
    rows.filter(({ status }) => status >= 400),
    Math.floor(most / 2),
  )
  const kept = new Set(errors)
  const others = spread(
    rows.filter((row) => !kept.has(row)),
    most - errors.length,
  )
  for (const row of others) kept.add(row)
  return rows.filter((row) => kept.has(row))
}

function spread(rows: readonly Row[], most: number): readonly Row[] {
  if (rows.length <= most) return rows
  const step = rows.length / most
  return Array.from({ length: most }, (_, index) => rows[Math.floor(index * step)]).filter(
    (row) => row !== undefined,
  )
}
