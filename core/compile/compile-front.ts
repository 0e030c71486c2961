// Compiles routes that are to stand in front of a program's own, with the program's buckets, headers and callbacks.
import { type Mock, routesInOrder } from '../document/index.ts'
import type { Program } from '../program.ts'
import { Compilation } from './compilation.ts'
import { type Compiled, createRouting, type DocumentParts } from './compile-mock.ts'

/** @param mock its routes only are compiled; they are checked as strictly as a document written by hand */
export function compileFront(base: Program, mock: Mock, parts: DocumentParts): Compiled {
  const compilation = new Compilation('mockhost', parts.origins)
  const { buckets, mockHeaders, callbacks } = base
  const { headers, callbacks: known } = base.mock
  const context = {
    mock: { ...mock, headers, callbacks: known },
    compilation,
    buckets,
    mockHeaders,
    responders: parts.responders,
    respond: parts.respond,
    callbacks,
  }
  const routing = createRouting(routesInOrder(mock), context, base)
  return { program: { ...base, ...routing }, mistakes: compilation.mistakes }
}
