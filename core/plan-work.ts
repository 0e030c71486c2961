// What a chosen response leaves to be done after the decision; most leave nothing.
import type { HeaderEntry } from './answer/index.ts'
import type { Exchange } from './exchange.ts'
import { planFile } from './files/index.ts'
import type { CompiledResponse, Program } from './program.ts'
import { planProxy } from './proxy/index.ts'
import type { Work } from './work.ts'

/** @throws MockhostError of a `template-…` code */
export function planWork(
  { body }: CompiledResponse,
  exchange: Exchange,
  program: Program,
  mockHeaders: readonly HeaderEntry[],
): Work | undefined {
  switch (body.kind) {
    case 'proxy':
      return planProxy(body.proxy, exchange, program, mockHeaders)
    case 'stream':
      return { kind: 'stream', stream: body.stream }
    case 'file':
      return planFile(body.file, exchange)
    default:
      return undefined
  }
}
