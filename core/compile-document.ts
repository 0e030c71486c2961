// From what was parsed from a file, or written in code, to a program, in one call.
import { compileMock } from './compile/index.ts'
import { isFatal, type Mistake, type Mock, readDocument } from './document/index.ts'
import type { Program } from './program.ts'
import type { Responder } from './respond/index.ts'

export interface CompiledDocument {
  /** Undefined where the document can't be used. */
  readonly program: Program | undefined
  readonly mock: Mock | undefined
  /** Everything that is wrong, and what is only odd. */
  readonly mistakes: readonly Mistake[]
}

export interface CompileOptions {
  /** Functions that make bodies, by the uuid of their response, beside those that are written as bodies. */
  readonly responders?: ReadonlyMap<string, Responder> | undefined
}

/** Reads and compiles a document. Never throws for a bad one: its mistakes say what is wrong. */
export function compileDocument(
  value: unknown,
  { responders }: CompileOptions = {},
): CompiledDocument {
  const { mock, dialect, mistakes, ...parts } = readDocument(value)
  if (!mock) return { program: undefined, mock, mistakes }
  // What is sound of a bad document is compiled as well, so that all mistakes are told at once.
  const compiled = compileMock(mock, dialect, withResponders(parts, responders))
  const all = [...mistakes, ...compiled.mistakes]
  return all.some(isFatal)
    ? { program: undefined, mock: undefined, mistakes: all }
    : { program: compiled.program, mock, mistakes: all }
}

/** The parts of a document, with more functions beside its own. */
export function withResponders<Parts extends { responders: ReadonlyMap<string, Responder> }>(
  parts: Parts,
  more: ReadonlyMap<string, Responder> | undefined,
): Parts {
  return more ? { ...parts, responders: new Map([...parts.responders, ...more]) } : parts
}
