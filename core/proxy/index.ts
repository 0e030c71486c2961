// Answers of other servers.
export { answerHeaders } from './answer-headers.ts'
export type { Base, CompiledProxy } from './compiled-proxy.ts'
export { forward } from './forward.ts'
export { type ProxyWork, planProxy } from './plan.ts'
export { readBase } from './target.ts'
