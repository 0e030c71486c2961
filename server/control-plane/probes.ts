// Whether the server lives and takes requests: asked often, and before anything else of the API is loaded.
import type { ControlPlaneParts } from './parts.ts'
import { notReady } from './problems.ts'

const OK = { status: 'ok' } as const

export type Probe = (parts: Pick<ControlPlaneParts, 'isReady'>) => typeof OK

/** Alive, though perhaps not taking requests. */
export const health: Probe = () => OK

/** @throws Refusal 503 while the server drains */
export const readiness: Probe = ({ isReady }) => {
  if (!isReady()) throw notReady()
  return OK
}

/** Probes by their path. */
export const probes: ReadonlyMap<string, Probe> = new Map([
  ['/healthz', health],
  ['/readyz', readiness],
])
