// WebSockets to other servers.
export { connectUpstream } from './connect.ts'
