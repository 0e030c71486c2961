// Everything about deployments in the database: the one way to read them and to change them.
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
  Rollback,
} from '../../core/api/index.ts'
import type { SecretBox } from '../keys/index.ts'
import type { Database } from '../storage/index.ts'
import { changeDeployment } from './change.ts'
import { checkSecret } from './check-secret.ts'
import type { Context } from './context.ts'
import { cloneDeployment, createDeployment } from './create.ts'
import { changePartOfMock, type MockEdit, replaceMock, rollBack } from './edit-mock.ts'
import { createKey, renewKey, revokeKey } from './keys.ts'
import { DeploymentReader } from './reader.ts'
import type { ChangeListener } from './record.ts'
import { purgeDeployments, recoverDeployment, removeDeployment } from './remove.ts'
import { needLive, updateRow } from './rows.ts'
import type { DeploymentSettings } from './settings.ts'

export interface DeploymentsOptions {
  /** With the tables of `dataMigrations`. */
  readonly database: Database
  readonly secretBox: SecretBox
  readonly settings: DeploymentSettings
  readonly now?: () => number
}

/**
 * Deployments are named by their subdomain or id. What can't be done is thrown as a `Refusal`, and nothing has been
 * changed then. Each change is on disk, whole, before listeners hear of it, and they hear of it in the same turn.
 */
export class Deployments extends DeploymentReader {
  readonly #context: Context
  readonly #listeners: Set<ChangeListener>

  /** @throws where the secret is not the one that the database was written with */
  constructor({ database, secretBox, settings, now = Date.now }: DeploymentsOptions) {
    const listeners = new Set<ChangeListener>()
    const tell: ChangeListener = (change) => {
      for (const listener of listeners) listener(change)
    }
    const context = { database, secretBox, settings, now, tell }
    super(context)
    this.#context = context
    this.#listeners = listeners
    checkSecret(context)
  }

  /** @returns what ends it */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  create(fields: NewDeployment, author: string): Promise<Deployed> {
    return createDeployment(this.#context, fields, author)
  }

  clone(nameOrId: string, clone: Clone, author: string): Promise<Deployed> {
    return cloneDeployment(this.#context, nameOrId, clone, author)
  }

  change(nameOrId: string, change: DeploymentChange): Deployment {
    return changeDeployment(this.#context, nameOrId, change)
  }

  /** @param mock a value, or its text as JSON or YAML */
  replaceMock(nameOrId: string, mock: unknown, edit: MockEdit): Promise<ChangedMock> {
    return replaceMock(this.#context, nameOrId, mock, edit)
  }

  changePart(
    nameOrId: string,
    kind: PartKind,
    uuid: string,
    fields: Readonly<Record<string, unknown>>,
    edit: MockEdit,
  ): Promise<ChangedMock> {
    return changePartOfMock(this.#context, nameOrId, { kind, uuid }, fields, edit)
  }

  rollback(nameOrId: string, rollback: Rollback, author: string): Promise<ChangedMock> {
    return rollBack(this.#context, nameOrId, rollback, author)
  }

  remove(nameOrId: string): Deployment {
    return removeDeployment(this.#context, nameOrId)
  }

  recover(nameOrId: string, recover: Recover): Deployment {
    return recoverDeployment(this.#context, nameOrId, recover)
  }

  /** Drops those deleted more than 30 days ago, for good; answers how many. */
  purge(): number {
    return purgeDeployments(this.#context)
  }

  createKey(nameOrId: string, fields: NewDeploymentKey): DeploymentKey {
    return this.#changeKeys(nameOrId, (id) => createKey(this.#context, id, fields))
  }

  renewKey(nameOrId: string, keyId: string, renew: RenewKey): DeploymentKey {
    return this.#changeKeys(nameOrId, (id) => renewKey(this.#context, id, keyId, renew))
  }

  revokeKey(nameOrId: string, keyId: string): void {
    this.#changeKeys(nameOrId, (id) => revokeKey(this.#context, id, keyId))
  }

  #changeKeys<T>(nameOrId: string, work: (id: string) => T): T {
    const { database, now, tell } = this.#context
    const { id } = needLive(database, nameOrId)
    const result = database.transaction(() => {
      updateRow(database, id, { changed_at: now() })
      return work(id)
    })
    tell({ id, kind: 'settings' })
    return result
  }
}
