// The control plane: the management API on the server's own domain.
export { type ControlPlane, createControlPlane } from './control-plane.ts'
export type { Backup, ControlPlaneParts, FailedRequest, LiveState } from './parts.ts'
