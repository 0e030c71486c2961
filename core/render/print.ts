// What a template prints of a value.
import { chargeFor, escapeHtml, SafeText, toText } from '../values/index.ts'
import type { Run } from './run.ts'

/** As `{{{ }}}` prints it. */
export function printedText(value: unknown, run: Run): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) chargeFor(value, run.exchange.budget)
  return toText(value)
}

/** As `{{ }}` prints it: escaped for HTML, unless a helper says that it is safe. */
export function escapedText(value: unknown, run: Run): string {
  return value instanceof SafeText ? value.string : escapeHtml(printedText(value, run))
}
