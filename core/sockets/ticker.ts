// Does something again and again by the mock's clock, until it is stopped.
import type { World } from '../world/index.ts'

/** The shortest interval, in milliseconds. Source: Mockoon. */
const LEAST_MS = 10

export interface TickerParts {
  readonly world: World
  readonly intervalMs: number
  /** What comes while one is under way is left out. */
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
    const { world, tick } = this.#parts
    const { signal } = this.#stopped
    const intervalMs = Math.max(LEAST_MS, this.#parts.intervalMs)
    let due = world.now() + intervalMs
    let workMs = 0
    for (;;) {
      // Others have at least as much of the time as this takes.
      const waitMs = Math.max(due - world.now(), workMs, 1)
      if (world.ignoresLatency) await pause(LEAST_MS)
      else await world.sleep(Math.min(waitMs, intervalMs), signal)
      if (signal.aborted) return
      const started = performance.now()
      await tick()
      workMs = Math.ceil(performance.now() - started)
      due = Math.max(due + intervalMs, world.now())
      if (signal.aborted) return
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
