// Changes everything of a deployment but its mock.
import type { Deployment, DeploymentChange } from '../../core/api/index.ts'
import type { Context } from './context.ts'
import { describe } from './describe.ts'
import { readDomains, setDomains } from './domains.ts'
import { readQuotas } from './quotas.ts'
import { assertRegion } from './regions.ts'
import { needLive, updateRow } from './rows.ts'
import { assertFree } from './subdomains.ts'
import { setVariables } from './variables.ts'

/** All of it or nothing; what is left out stays. */
export function changeDeployment(
  context: Context,
  nameOrId: string,
  change: DeploymentChange,
): Deployment {
  const { database, settings } = context
  const { subdomain, visibility, region, isPaused, quotas, domains, env } = change
  const id = database.transaction(() => {
    const row = needLive(database, nameOrId)
    if (subdomain !== undefined) assertFree(database, subdomain, row.id)
    if (region !== undefined) assertRegion(settings, region)
    if (domains) setDomains(context, row.id, readDomains(context, domains))
    if (env) setVariables(context, row.id, env)
    updateRow(database, row.id, {
      ...(subdomain === undefined ? {} : { subdomain }),
      ...(visibility === undefined ? {} : { visibility }),
      ...(region === undefined ? {} : { region }),
      ...(isPaused === undefined ? {} : { is_paused: isPaused ? 1 : 0 }),
      ...(quotas ? { quotas: merged(row.quotas, readQuotas(quotas)) } : {}),
      changed_at: context.now(),
    })
    return row.id
  })
  context.tell({ id, kind: 'settings' })
  return describe(context, needLive(database, id))
}

const merged = (known: string, set: object): string =>
  JSON.stringify({ ...JSON.parse(known), ...set })
