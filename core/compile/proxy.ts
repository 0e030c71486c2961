// Proxies, compiled.
import type { ProxyTarget } from '../document/index.ts'
import type { CompiledProxy } from '../proxy/index.ts'
import type { Compilation } from './compilation.ts'

export const compileProxy = (target: ProxyTarget, _compilation: Compilation): CompiledProxy => ({
  target,
})
