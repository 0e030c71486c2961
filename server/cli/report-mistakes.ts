// What a server finds in a file, as lines for a terminal.
import type { ApiMistake } from '../../core/api/index.ts'
import { MockhostError } from '../../core/index.ts'
import { formatMistakeOfFile } from '../documents/index.ts'
import { CommandFailure } from './failure.ts'
import { counted } from './figures.ts'
import { plainLine } from './plain.ts'
import type { Terminal } from './terminal.ts'

/** How many warnings are shown; `mockhost validate` lists them all. */
const SHOWN_WARNINGS = 10

export function reportWarnings(
  terminal: Terminal,
  file: string,
  warnings: readonly ApiMistake[],
): void {
  for (const warning of warnings.slice(0, SHOWN_WARNINGS)) reportMistake(terminal, file, warning)
  const hidden = warnings.length - SHOWN_WARNINGS
  if (hidden > 0) terminal.note(`${file}: and ${counted(hidden, 'more warning')}`)
}

/** Where a mock was refused for its mistakes: tells each with its place in the file, and what to throw instead. */
export function reportRefusal(terminal: Terminal, file: string, error: unknown): unknown {
  const problem = error instanceof MockhostError ? error.problem : undefined
  if (!problem?.type.endsWith(':mock-invalid')) return error
  const { mistakes = [] } = problem
  for (const mistake of mistakes) reportMistake(terminal, file, mistake)
  const errors = mistakes.filter(({ severity }) => severity === 'error').length
  return new CommandFailure(`${file} is not deployed: ${counted(errors, 'mistake')}.`)
}

function reportMistake(terminal: Terminal, file: string, mistake: ApiMistake): void {
  const message = plainLine(mistake.message)
  terminal.note(formatMistakeOfFile(file, { ...mistake, message, segments: [] }))
}
