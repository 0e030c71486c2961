// From what was parsed from a file, or written in code, to a program, in one call.
import { compileMock } from './compile/index.ts'
import { isFatal, type Mistake, type Mock, readDocument } from './document/index.ts'
import type { Program } from './program.ts'
import type { Respond } from './respond/index.ts'

export interface CompiledDocument {
  /** Undefined where the document can't be used. */
  readonly program: Program | undefined
  readonly mock: Mock | undefined
  /** Everything that is wrong, and what is only odd. */
  readonly mistakes: readonly Mistake[]
}

export interface CompileOptions {
  /** Calls the functions that stand as bodies; where it is left out, they are mistakes. `core/respond` has it. */
  readonly respond?: Respond | undefined
}

/** Reads and compiles a document. Never throws for a bad one: its mistakes say what is wrong. */
export function compileDocument(
  value: unknown,
  { respond }: CompileOptions = {},
): CompiledDocument {
  const { mock, dialect, mistakes, ...parts } = readDocument(value)
  if (!mock) return { program: undefined, mock, mistakes }
  // What is sound of a bad document is compiled as well, so that all mistakes are told at once.
  const compiled = compileMock(mock, dialect, { ...parts, respond })
  const all = [...mistakes, ...compiled.mistakes]
  return all.some(isFatal)
    ? { program: undefined, mock: undefined, mistakes: all }
    : { program: compiled.program, mock, mistakes: all }
}
