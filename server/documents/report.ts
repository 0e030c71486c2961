// Mistakes of a file as lines for a terminal.
import { styleText } from 'node:util'
import { formatMistake, type Mistake } from '../../core/index.ts'

/** `shop.yaml:12:5: error: routes[0].statusCode: …`, which editors and terminals make a link of. */
export function formatMistakeOfFile(file: string, mistake: Mistake): string {
  const { line, column, severity } = mistake
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`
  const kind = styleText(severity === 'error' ? 'red' : 'yellow', severity)
  return `${styleText('bold', place)}: ${kind}: ${formatMistake(mistake)}`
}
