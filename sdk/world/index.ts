// The world beyond a mock, as each runtime has it: other servers.
export { createUpstream, type UpstreamOptions } from './upstream.ts'
