// The world beyond a mock, as each runtime has it: other servers.
export { besideMsw } from './beside-msw.ts'
export { upstreamOver } from './fetch-upstream.ts'
export { createUpstream, type UpstreamOptions } from './upstream.ts'
