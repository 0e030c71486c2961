// Requests with the key on them. Those that are refused because the key is no longer good wait for another one, and are
// then sent again: what was being saved is saved, and no screen has to know.
import type { Fetch } from '../../sdk/client/index.ts'

export interface KeyedFetchOptions {
  /** Told once each time that requests begin to wait. */
  readonly onExpired: () => void
  /** Told of each request whether the server was reached. */
  readonly onReached: (isReached: boolean) => void
}

export class KeyedFetch {
  readonly #options: KeyedFetchOptions
  #key = ''
  /** Those that wait for another key; undefined is that there will be none. */
  #waiting: ((key: string | undefined) => void)[] = []

  constructor(options: KeyedFetchOptions) {
    this.#options = options
  }

  readonly fetch: Fetch = async (url, init) => {
    // Mocks have keys of their own, and are sent none of the server's.
    if (!isOfServer(url)) return fetch(url, init)
    const used = this.#key
    const response = await this.#send(url, withKey(init, used))
    if (response.status !== 401) return response
    const key = await this.#another(used, init.signal)
    return key === undefined ? response : this.fetch(url, init)
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const { onReached } = this.#options
    try {
      const response = await fetch(url, init)
      // What stands before a server answers for it while it is away.
      onReached(response.status < 502 || response.status > 504)
      return response
    } catch (error) {
      if (!init.signal?.aborted) onReached(false)
      throw error
    }
  }

  /** Goes on with a key. */
  take(key: string): void {
    this.#key = key
    this.#settle(key)
  }

  /** Nobody is signed in any more: what waits is refused. */
  giveUp(): void {
    this.#settle(undefined)
  }

  #settle(key: string | undefined): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const settle of waiting) settle(key)
  }

  /** A key that is not the one that was refused. */
  #another(refused: string, signal: AbortSignal | null | undefined): Promise<string | undefined> {
    if (this.#key !== refused) return Promise.resolve(this.#key)
    const { promise, resolve, reject } = Promise.withResolvers<string | undefined>()
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    this.#waiting.push(resolve)
    if (this.#waiting.length === 1) this.#options.onExpired()
    return promise
  }
}

const isOfServer = (url: string): boolean => /^\/(api|metrics)(\/|$)/.test(new URL(url).pathname)

const withKey = (init: RequestInit, key: string): RequestInit => ({
  ...init,
  headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${key}` },
})
