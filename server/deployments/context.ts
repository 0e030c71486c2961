// What every part of this folder works with.
import type { SecretBox } from '../keys/index.ts'
import type { Database } from '../storage/index.ts'
import type { Change } from './record.ts'
import type { DeploymentSettings } from './settings.ts'

export interface Context {
  readonly database: Database
  readonly secretBox: SecretBox
  readonly settings: DeploymentSettings
  /** Milliseconds since 1970. */
  now(): number
  /** Tells of a change; called after its transaction, in the same turn. */
  tell(change: Change): void
}
