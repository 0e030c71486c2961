// Asks another server, and hands its answer on.
import type { ProxyTarget } from '../document/index.ts'
import type { Outcome } from '../outcome.ts'
import { notImplemented } from '../problems.ts'

export interface CompiledProxy {
  readonly target: ProxyTarget
}

export interface ProxyWork {
  readonly kind: 'proxy'
}

export const forward = (_work: ProxyWork, outcome: Outcome): Outcome => ({
  ...outcome,
  answer: notImplemented(
    'proxy',
    'This response uses a proxy, which this version of mockhost does not serve yet',
    [],
  ),
})
