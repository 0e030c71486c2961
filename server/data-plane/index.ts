// The data plane: from host names to deployments, and what is between a request and its mock.
export { DataPlane, type DataPlaneParts, isAdminPath } from './data-plane.ts'
export { isKey, keyIn } from './key-gate.ts'
export type { LiveDeployment } from './live-deployment.ts'
export { LiveDeployments, type LiveDeploymentsParts } from './live-deployments.ts'
export { changeState, readState, resetState } from './live-state.ts'
export { StateStore } from './state-store.ts'
export { DURATION_BOUNDS_MS, Traffic } from './traffic.ts'
