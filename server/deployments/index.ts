// Deployments: mocks made live, with their names, revisions, keys, variables and quotas.
export { Deployments, type DeploymentsOptions } from './deployments.ts'
export type { MockEdit } from './edit-mock.ts'
export type { ListFilter } from './list.ts'
export type { Change, ChangeListener, DeploymentRecord, RecordKey } from './record.ts'
export type { DeploymentSettings } from './settings.ts'
