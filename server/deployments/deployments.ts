// Everything about deployments in the database: the one way to read and to change them.
import type {
  ChangedMock,
  Clone,
  Deployed,
  Deployment,
  DeploymentChange,
  DeploymentKey,
  NewDeployment,
  NewDeploymentKey,
  PartKind,
  Recover,
  RenewKey,
  Revision,
  RevisionDetail,
  Rollback,
  SubdomainCheck,
} from '../../core/api/index.ts'
import type { Program } from '../../core/index.ts'
import type { SecretBox } from '../keys/index.ts'
import type { Database } from '../storage/index.ts'
import type { ChangeListener, DeploymentRecord } from './record.ts'
import type { DeploymentSettings } from './settings.ts'

export interface DeploymentsOptions {
  readonly database: Database
  readonly secretBox: SecretBox
  readonly settings: DeploymentSettings
  readonly now?: () => number
}

/** Who makes a revision, why, and on top of which one. */
export interface MockEdit {
  readonly author: string
  readonly message?: string
  /** The live revision that the change was made from; another one is refused with 412. */
  readonly ifRevision?: number
}

export interface ListFilter {
  /** A part of the subdomain, the name or a domain. */
  readonly search?: string
  /** The subdomain or id of the last one of the page before. */
  readonly after?: string
  readonly limit?: number
  readonly isDeleted?: boolean
  /** Ids. */
  readonly only?: readonly string[]
}

/** Names are subdomains or ids. Everything throws `Refusal` for what it can't do. */
export declare class Deployments {
  constructor(options: DeploymentsOptions)
  recordById(id: string): DeploymentRecord | undefined
  recordBySubdomain(subdomain: string): DeploymentRecord | undefined
  recordByDomain(host: string): DeploymentRecord | undefined
  /** The mock as it was written: of the live revision, or of another. */
  document(nameOrId: string, revision?: number): unknown
  compile(nameOrId: string): Promise<Program>
  list(filter?: ListFilter): Deployment[]
  get(nameOrId: string): Deployment
  /** One that was deleted, by its id or former subdomain. */
  getDeleted(nameOrId: string): Deployment
  /** How many there are, without the deleted ones. */
  count(): number
  monthlyCalls(id: string): number
  create(fields: NewDeployment, author: string): Promise<Deployed>
  change(nameOrId: string, change: DeploymentChange): Deployment
  replaceMock(nameOrId: string, mock: unknown, edit: MockEdit): Promise<ChangedMock>
  changePart(
    nameOrId: string,
    kind: PartKind,
    uuid: string,
    fields: Record<string, unknown>,
    edit: MockEdit,
  ): Promise<ChangedMock>
  rollback(nameOrId: string, rollback: Rollback, author: string): Promise<ChangedMock>
  clone(nameOrId: string, clone: Clone, author: string): Promise<Deployed>
  remove(nameOrId: string): Deployment
  recover(nameOrId: string, recover: Recover): Deployment
  purge(): number
  revisions(nameOrId: string): Revision[]
  revision(nameOrId: string, number: number, against?: number): RevisionDetail
  keys(nameOrId: string): DeploymentKey[]
  createKey(nameOrId: string, fields: NewDeploymentKey): DeploymentKey
  renewKey(nameOrId: string, id: string, renew: RenewKey): DeploymentKey
  revokeKey(nameOrId: string, id: string): void
  checkSubdomain(subdomain: string): SubdomainCheck
  onChange(listener: ChangeListener): () => void
}
