// Deployments as rows, and the ways to find one.
import type { Visibility } from '../../core/api/index.ts'
import type { Database } from '../storage/index.ts'
import { unknownDeployment } from './refusals.ts'

export interface DeploymentRow {
  id: string
  subdomain: string
  name: string
  visibility: Visibility
  region: string
  is_paused: 0 | 1
  /** JSON of those that were set. */
  quotas: string
  revision: number
  routes: number
  created_at: number
  changed_at: number
  deleted_at: number | null
}

const LIVE = 'SELECT * FROM deployments WHERE deleted_at IS NULL'
const DELETED = 'SELECT * FROM deployments WHERE deleted_at IS NOT NULL'

/** Whether a text is an id; no subdomain may look like one. */
export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)

export const findById = (database: Database, id: string): DeploymentRow | undefined =>
  database.prepare<DeploymentRow>(`${LIVE} AND id = ?`).get(id)

export const findBySubdomain = (database: Database, subdomain: string): DeploymentRow | undefined =>
  database.prepare<DeploymentRow>(`${LIVE} AND subdomain = ?`).get(subdomain)

export const findByDomain = (database: Database, host: string): DeploymentRow | undefined =>
  database
    .prepare<DeploymentRow>(`${LIVE} AND id = (SELECT deployment_id FROM domains WHERE host = ?)`)
    .get(host)

/** @throws Refusal `unknown-deployment` */
export function needLive(database: Database, nameOrId: string): DeploymentRow {
  const row = isId(nameOrId)
    ? findById(database, nameOrId.toLowerCase())
    : findBySubdomain(database, nameOrId)
  if (!row) throw unknownDeployment(nameOrId)
  return row
}

/**
 * A deleted one; of several that had the subdomain, the one deleted last.
 * @throws Refusal `unknown-deployment`
 */
export function needDeleted(database: Database, nameOrId: string): DeploymentRow {
  const condition = isId(nameOrId) ? 'id = ?' : 'subdomain = ?'
  const row = database
    .prepare<DeploymentRow>(`${DELETED} AND ${condition} ORDER BY deleted_at DESC LIMIT 1`)
    .get(isId(nameOrId) ? nameOrId.toLowerCase() : nameOrId)
  if (!row) throw unknownDeployment(nameOrId)
  return row
}

/** Sets some columns, and when the deployment was changed. */
export function updateRow(
  database: Database,
  id: string,
  fields: Partial<Omit<DeploymentRow, 'id'>> & { changed_at: number },
): void {
  const names = Object.keys(fields) as (keyof typeof fields)[]
  const values = names.map((name) => fields[name] ?? null)
  database
    .prepare(`UPDATE deployments SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`)
    .run(...values, id)
}
