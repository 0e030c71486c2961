// Answers of other servers.
export type { Base, CompiledProxy } from './compiled-proxy.ts'
export { forward } from './forward.ts'
export { type ProxyWork, planProxy } from './plan.ts'
export { readBase } from './target.ts'
