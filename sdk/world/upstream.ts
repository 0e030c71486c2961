// Asking other servers, by what the runtime does it best with; loaded when a mock first asks one.
import type { ConnectUpstream, Upstream } from '../../core/index.ts'
import { isBesideMsw, passingMsw } from './beside-msw.ts'

export interface UpstreamOptions {
  /**
   * Finds the addresses of a host name, and throws for those that may not be asked; connections are made to what it
   * gives and to nothing else. Default: those that the system finds.
   */
  readonly resolve?: ((hostname: string) => Promise<readonly Address[]>) | undefined
}

export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

export function createUpstream(options: UpstreamOptions = {}): Upstream {
  return Object.assign(createAsking(options), { connect: createConnecting(options) })
}

function createAsking(options: UpstreamOptions): Upstream {
  let loading: Promise<Upstream> | undefined
  let ask: Upstream | undefined
  return (request) => {
    const marked = isBesideMsw() ? { ...request, headers: passingMsw(request.headers) } : request
    if (ask) return ask(marked)
    loading ??= load(options)
    return loading.then((loaded) => {
      ask = loaded
      return loaded(marked)
    })
  }
}

/** Browsers have WebSockets, but mocks in them no clients that ask for one. */
function createConnecting(options: UpstreamOptions): ConnectUpstream | undefined {
  if (globalThis.process?.versions?.node === undefined) return undefined
  return async (request) => {
    const { connectUpstream } = await import('./system/index.ts')
    return connectUpstream(options)(request)
  }
}

async function load(options: UpstreamOptions): Promise<Upstream> {
  const { versions } = globalThis.process ?? {}
  // Only Node's own client, which Bun has too, says where it connects to.
  const isFetching = options.resolve === undefined && versions?.bun !== undefined
  if (versions?.node === undefined || isFetching) {
    const { fetchUpstream } = await import('./fetch-upstream.ts')
    return fetchUpstream
  }
  const { createNodeUpstream } = await import('./system/index.ts')
  return createNodeUpstream(options)
}
