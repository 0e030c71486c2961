// What the engine takes from around it, so that a run can be repeated: time, chance, waiting, environment variables,
// and what a mock reaches beyond itself.
import type { Files } from './files.ts'
import type { Upstream } from './upstream.ts'

export interface World {
  /** Milliseconds since 1970. */
  now(): number
  /** Waits that many milliseconds, or until nobody waits for it any more. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>
  /** An environment variable that templates may read. */
  env(name: string): string | undefined
  /** The seed of everything random. */
  readonly seed: number
  /** The faker locale. */
  readonly locale: string
  /** Whether a latency is the longest wait instead of the wait itself. */
  readonly randomLatency: boolean
  /** Whether every answer is sent at once, whatever the mock says. */
  readonly ignoresLatency: boolean
  /** Where clients reach the mock, without its prefix, for the `baseUrl` helper; made from the mock's port where it is undefined. */
  readonly publicBaseUrl: string | undefined
  /** Asks other servers; undefined where none may be asked. */
  readonly upstream: Upstream | undefined
  /** The files that responses send; undefined where there are none. */
  readonly files: Files | undefined
}

/** The real world, with a seed of its own. */
export function createWorld(overrides: Partial<World> = {}): World {
  return {
    now: Date.now,
    sleep,
    env: () => undefined,
    seed: Math.floor(Math.random() * 0x100000000) | 0,
    locale: 'en',
    randomLatency: false,
    ignoresLatency: false,
    publicBaseUrl: undefined,
    upstream: undefined,
    files: undefined,
    ...overrides,
  }
}

function sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, delayMs)
    signal?.addEventListener('abort', wake)
  })
}
