// Documents and overrides as programs: compiled once for each document, and refused with all of their mistakes.
import {
  type CompiledDocument,
  compileDocument,
  compileOverrides,
  formatMistake,
  isFatal,
  type Mistake,
  MockhostError,
  type Program,
} from '../../core/index.ts'
import { respond } from '../../core/respond/index.ts'
import { copyOf, isSame } from './copy.ts'
import { lostFunctions } from './lost-functions.ts'

interface Kept {
  /** What the document said when it was compiled. */
  readonly copy: unknown
  readonly program: Program
}

const kept = new WeakMap<object, Kept>()

/**
 * The program of a document. As long as a document says the same, it is compiled once.
 * @throws MockhostError `document-invalid`
 */
export function compiled(document: unknown): Program {
  const isObject = typeof document === 'object' && document !== null
  const known = isObject ? kept.get(document) : undefined
  if (known && isSame(known.copy, document)) return known.program
  const program = soundProgram(
    'The mock',
    compileDocument(document, { respond }),
    lostFunctions(document),
  )
  if (isObject) kept.set(document, { copy: copyOf(document), program })
  return program
}

/**
 * Routes that stand in front of a program's own.
 * @param id tells them from all others of the same mock
 * @throws MockhostError `document-invalid`
 */
export const compiledOverrides = (base: Program, routes: readonly unknown[], id: string): Program =>
  soundProgram(
    'The override',
    compileOverrides(base, routes, { id, respond }),
    lostFunctions({ routes }),
  )

function soundProgram(
  what: string,
  { program, mistakes }: CompiledDocument,
  others: readonly Mistake[],
): Program {
  const fatal = [...mistakes, ...others].filter(isFatal)
  if (program && fatal.length === 0) return program
  const many = fatal.length === 1 ? 'a mistake' : `${fatal.length} mistakes`
  const lines = fatal.map((mistake) => `  ${formatMistake(mistake)}`).join('\n')
  throw new MockhostError('document-invalid', `${what} can't be used, for ${many}:\n${lines}`, {
    path: fatal[0]?.path,
    mistakes: fatal,
  })
}
