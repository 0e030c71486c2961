// The keys of deployments: made to be shared, so whoever may deploy can see them again; kept encrypted.
import { randomUUID } from 'node:crypto'
import type { DeploymentKey, NewDeploymentKey, RenewKey } from '../../core/api/index.ts'
import { digestOf, newKey, readExpiry } from '../keys/index.ts'
import type { Context } from './context.ts'
import type { RecordKey } from './record.ts'
import { unknownKey } from './refusals.ts'

const DEFAULT_GRACE_SECONDS = 86_400

interface Row {
  id: string
  deployment_id: string
  name: string
  digest: Uint8Array
  sealed: Uint8Array
  created_at: number
  expires_at: number | null
}

/** By age. */
export const listKeys = (context: Context, deploymentId: string): DeploymentKey[] =>
  context.database
    .prepare<Row>(
      'SELECT * FROM deployment_keys WHERE deployment_id = ? ORDER BY created_at, rowid',
    )
    .all(deploymentId)
    .map((row) => describe(row, context.secretBox.open(row.sealed)))

/** Those that may still work. */
export const recordKeys = ({ database, now }: Context, deploymentId: string): RecordKey[] =>
  database
    .prepare<Row>(
      'SELECT * FROM deployment_keys WHERE deployment_id = ? AND (expires_at IS NULL OR expires_at > ?)',
    )
    .all(deploymentId, now())
    .map(({ digest, expires_at }) => ({ digest, expiresAt: expires_at }))

/** @throws Refusal `time-invalid` */
export const createKey = (
  context: Context,
  deploymentId: string,
  { name, expiresAt }: NewDeploymentKey,
): DeploymentKey => insertKey(context, deploymentId, name, readExpiry(expiresAt))

/**
 * Makes a new secret under the same name, which works for as long as the old one would have from its making;
 * the old one works until the grace ends.
 * @throws Refusal `unknown-key`
 */
export function renewKey(
  context: Context,
  deploymentId: string,
  id: string,
  { graceSeconds = DEFAULT_GRACE_SECONDS }: RenewKey,
): DeploymentKey {
  const { database, now } = context
  const old = needKey(context, deploymentId, id)
  const end = Math.min(old.expires_at ?? Number.POSITIVE_INFINITY, now() + graceSeconds * 1_000)
  database.prepare('UPDATE deployment_keys SET expires_at = ? WHERE id = ?').run(end, id)
  const expiresAt = old.expires_at === null ? null : now() + (old.expires_at - old.created_at)
  return insertKey(context, deploymentId, old.name, expiresAt)
}

/** @throws Refusal `unknown-key` */
export function revokeKey(context: Context, deploymentId: string, id: string): void {
  needKey(context, deploymentId, id)
  context.database.prepare('DELETE FROM deployment_keys WHERE id = ?').run(id)
}

function needKey({ database }: Context, deploymentId: string, id: string): Row {
  const row = database
    .prepare<Row>('SELECT * FROM deployment_keys WHERE deployment_id = ? AND id = ?')
    .get(deploymentId, id)
  if (!row) throw unknownKey(id)
  return row
}

function insertKey(
  { database, secretBox, now }: Context,
  deploymentId: string,
  name: string,
  expiresAt: number | null,
): DeploymentKey {
  const key = newKey()
  const row: Row = {
    id: randomUUID(),
    deployment_id: deploymentId,
    name,
    digest: digestOf(key),
    sealed: secretBox.seal(key),
    created_at: now(),
    expires_at: expiresAt,
  }
  database
    .prepare(
      'INSERT INTO deployment_keys (id, deployment_id, name, digest, sealed, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      row.id,
      row.deployment_id,
      row.name,
      row.digest,
      row.sealed,
      row.created_at,
      row.expires_at,
    )
  return describe(row, key)
}

const describe = ({ id, name, created_at, expires_at }: Row, key: string): DeploymentKey => ({
  id,
  name,
  key,
  createdAt: new Date(created_at).toISOString(),
  expiresAt: expires_at === null ? null : new Date(expires_at).toISOString(),
})
