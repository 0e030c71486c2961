// How long an answer waits.
import type { Exchange } from './exchange.ts'

/** A latency is the wait itself, or the longest one; in milliseconds. */
export function delay(latencyMs: number, exchange: Exchange): number {
  const { ignoresLatency, randomLatency } = exchange.world
  if (latencyMs <= 0 || ignoresLatency) return 0
  return randomLatency ? exchange.dice.integer(0, latencyMs) : latencyMs
}
