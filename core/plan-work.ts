// What a chosen response leaves to be done after the decision; most leave nothing.
import type { Exchange } from './exchange.ts'
import type { CompiledResponse } from './program.ts'
import type { Work } from './work.ts'

/** @throws MockhostError of a `template-…` code */
export function planWork({ body }: CompiledResponse, _exchange: Exchange): Work | undefined {
  switch (body.kind) {
    case 'proxy':
      return { kind: 'proxy' }
    case 'stream':
      return { kind: 'stream', stream: body.stream }
    default:
      return undefined
  }
}
