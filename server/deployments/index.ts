// Deployments: mocks made live, with their names, revisions, keys, variables and quotas.
export {
  Deployments,
  type DeploymentsOptions,
  type ListFilter,
  type MockEdit,
} from './deployments.ts'
export type { Change, ChangeListener, DeploymentRecord, RecordKey } from './record.ts'
export type { DeploymentSettings } from './settings.ts'
