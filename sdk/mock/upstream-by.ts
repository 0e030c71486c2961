// Another server that is a function of this process.
import type { Upstream } from '../../core/index.ts'
import { upstreamOver } from '../world/index.ts'

export const upstreamBy = (answer: (request: Request) => Response | Promise<Response>): Upstream =>
  upstreamOver(
    (url, init) => {
      const request = new Request(url, init)
      return Promise.race([answer(request), aborted(request.signal)])
    },
    // What has a URL came by `fetch`, which has decoded it.
    ({ url }) => url !== '',
  )

/** The function need not listen to the signal of its request. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
