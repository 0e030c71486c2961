// Headers, compiled: which are templates, and what the others come to.
import { HeaderBuilder, type HeaderEntry } from '../answer/index.ts'
import type { Header } from '../document/index.ts'
import type { CompiledHeaders } from '../program.ts'
import type { Compilation } from './compilation.ts'

/** Headers without a key or a value are never sent. */
export function compileHeaders(
  headers: readonly Header[],
  compilation: Compilation,
): CompiledHeaders {
  const compiled = headers
    .filter(({ key, value }) => key !== '' && value !== '')
    .map((header) => ({ key: header.key, value: compilation.template(header.value, header) }))
  return { headers: compiled, arePlain: compiled.every(({ value }) => value.isPlain) }
}

/** Plain headers laid over others. */
export function plainEntries(
  base: readonly HeaderEntry[],
  { headers }: CompiledHeaders,
): readonly HeaderEntry[] {
  const builder = new HeaderBuilder(base)
  for (const { key, value } of headers) builder.set(key, value.text)
  return builder.entries
}
