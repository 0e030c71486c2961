// Deployments: mocks made live, with their names, revisions, keys, variables and quotas.
export { Deployments, type DeploymentsOptions } from './deployments.ts'
export type { MockEdit } from './edit-mock.ts'
export type { ListFilter } from './list.ts'
export { apiMistakes } from './mistakes.ts'
export type { Change, ChangeListener, DeploymentRecord, RecordKey } from './record.ts'
export { mockInvalid } from './refusals.ts'
export type { DeploymentSettings } from './settings.ts'
