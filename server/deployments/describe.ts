// A deployment as the management API shows it, and as the data plane needs it.
import type { Deployment } from '../../core/api/index.ts'
import type { Context } from './context.ts'
import { domainsOf } from './domains.ts'
import { recordKeys } from './keys.ts'
import { effectiveQuotas } from './quotas.ts'
import type { DeploymentRecord } from './record.ts'
import type { DeploymentRow } from './rows.ts'
import { listVariables, readVariables } from './variables.ts'

const timeOf = (ms: number): string => new Date(ms).toISOString()

export const describe = (context: Context, row: DeploymentRow): Deployment => ({
  id: row.id,
  subdomain: row.subdomain,
  url: context.settings.urlOf(row.subdomain),
  name: row.name,
  visibility: row.visibility,
  region: row.region,
  isPaused: row.is_paused === 1,
  domains: domainsOf(context, row.id),
  quotas: effectiveQuotas(context.settings.quotas, row.quotas),
  env: listVariables(context, row.id),
  revision: row.revision,
  routes: row.routes,
  monthlyCalls: callsThisMonth(context, row.id),
  createdAt: timeOf(row.created_at),
  changedAt: timeOf(row.changed_at),
  deletedAt: row.deleted_at === null ? null : timeOf(row.deleted_at),
})

export const recordOf = (context: Context, row: DeploymentRow): DeploymentRecord => ({
  id: row.id,
  subdomain: row.subdomain,
  url: context.settings.urlOf(row.subdomain),
  name: row.name,
  visibility: row.visibility,
  region: row.region,
  isPaused: row.is_paused === 1,
  domains: domainsOf(context, row.id),
  quotas: effectiveQuotas(context.settings.quotas, row.quotas),
  variables: readVariables(context, row.id),
  revision: row.revision,
  keys: recordKeys(context, row.id),
})

/** As far as the data plane has written it down. */
export function callsThisMonth({ database, now }: Context, id: string): number {
  const month = timeOf(now()).slice(0, 7)
  const row = database
    .prepare<{ calls: number }>('SELECT calls FROM usage WHERE deployment_id = ? AND month = ?')
    .get(id, month)
  return row?.calls ?? 0
}
