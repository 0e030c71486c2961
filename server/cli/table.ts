// Rows as columns of text.
import { plainLine } from './plain.ts'

const GAP = '  '

/** The lines of a table, its head first. Columns of numbers stand at the right. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const cells = rows.map((row) => row.map(plainLine))
  const widths = head.map((title, column) =>
    cells.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), title.length),
  )
  const isNumeric = head.map(
    (_, column) => cells.length > 0 && cells.every((row) => /^\d[\d,]*$/.test(row[column] ?? '')),
  )
  return [head, ...cells].map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return isNumeric[column] ? cell.padStart(width) : cell.padEnd(width)
      })
      .join(GAP)
      .trimEnd(),
  )
}
