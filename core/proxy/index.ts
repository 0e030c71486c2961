// Answers of other servers.
export { type CompiledProxy, forward, type ProxyWork } from './forward.ts'
