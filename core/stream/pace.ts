// How long a stream waits before each of its items.
import type { Exchange } from '../exchange.ts'
import type { CompiledItem, CompiledStream } from './compiled-stream.ts'

/**
 * What an endless stream waits at least before each item from the second round on, in milliseconds: whatever the mock
 * says, and where answers do not wait at all, so that who listens to it and who sends it have time for something else.
 */
export const ENDLESS_MS = 10

/**
 * Milliseconds by the mock's clock, which may stand still.
 * @param isFirst whether it is the first item that this client gets
 */
export function waitBefore(
  { items, everyMs }: CompiledStream,
  number: number,
  isFirst: boolean,
  exchange: Exchange,
): number {
  const { ignoresLatency, randomLatency } = exchange.world
  if (ignoresLatency) return 0
  const { delayMs } = items[number % items.length] as CompiledItem
  const waitMs = delayMs + (isFirst ? 0 : everyMs)
  return randomLatency && waitMs > 0 ? exchange.dice.integer(0, waitMs) : waitMs
}
