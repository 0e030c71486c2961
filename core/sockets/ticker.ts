// Does something again and again by the mock's clock, until it is stopped.
import type { World } from '../world/index.ts'
import type { Pace } from './pace.ts'

/** The shortest interval, in milliseconds. Source: Mockoon. */
const LEAST_MS = 10

/** What tells the time. */
export interface Tempo {
  readonly world: World
  /** Shared with others. */
  readonly pace: Pace
}

export interface TickerParts extends Tempo {
  readonly intervalMs: number
  /** Where it takes its time, the next ones wait for it. */
  tick(): void | Promise<void>
}

export class Ticker {
  readonly #parts: TickerParts
  readonly #stopped = new AbortController()

  constructor(parts: TickerParts) {
    this.#parts = parts
    void this.#run()
  }

  stop(): void {
    this.#stopped.abort()
  }

  async #run(): Promise<void> {
    const { world, pace, tick } = this.#parts
    const { signal } = this.#stopped
    const intervalMs = Math.max(LEAST_MS, this.#parts.intervalMs)
    let due = world.now() + intervalMs
    let workMs = 0
    for (;;) {
      if (world.ignoresLatency) await pause(LEAST_MS)
      else await world.sleep(Math.min(Math.max(due - world.now(), 1), intervalMs), signal)
      const turnMs = pace.reserve(workMs)
      if (turnMs > 0) await pause(turnMs)
      if (signal.aborted) return
      const started = performance.now()
      const ticked = tick()
      const tookMs = performance.now() - started
      pace.settle(workMs, tookMs)
      workMs = tookMs
      await ticked
      due = Math.max(due + intervalMs, world.now())
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
