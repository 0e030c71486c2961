// The control plane: the management API on the server's own domain.
export { type ControlPlane, createControlPlane } from './control-plane.ts'
export type {
  Backup,
  CallPage,
  ControlPlaneParts,
  FailedRequest,
  LiveState,
  LiveTests,
  NamedDeployment,
  SessionTarget,
  Target,
} from './parts.ts'
