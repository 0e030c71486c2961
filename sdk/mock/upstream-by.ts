// Another server that is a function of this process.
import type { Upstream } from '../../core/index.ts'
import { upstreamOver } from '../world/index.ts'

export const upstreamBy = (answer: (request: Request) => Response | Promise<Response>): Upstream =>
  upstreamOver(
    async (url, init) => answer(new Request(url, init)),
    // What has a URL came by `fetch`, which has decoded it.
    ({ url }) => url !== '',
  )
