// Deletes deployments so that they can be recovered for 30 days, and then for good.
import type { Deployment, Recover } from '../../core/api/index.ts'
import type { Context } from './context.ts'
import { describe } from './describe.ts'
import { needDeleted, needLive, updateRow } from './rows.ts'
import { assertFree } from './subdomains.ts'

const RECOVERABLE_MS = 30 * 24 * 60 * 60 * 1_000

/** Its subdomain and domains are free for others at once; those that nobody takes are its own when it is recovered. */
export function removeDeployment(context: Context, nameOrId: string): Deployment {
  const { database, now } = context
  const row = needLive(database, nameOrId)
  const time = now()
  updateRow(database, row.id, { deleted_at: time, changed_at: time })
  context.tell({ id: row.id, kind: 'deleted' })
  return describe(context, { ...row, deleted_at: time, changed_at: time })
}

/** @throws Refusal `unknown-deployment`, or `subdomain-taken` where another one has it by now and none is given */
export function recoverDeployment(
  context: Context,
  nameOrId: string,
  { subdomain }: Recover,
): Deployment {
  const { database, now } = context
  const { id } = database.transaction(() => {
    const row = needDeleted(database, nameOrId)
    const name = subdomain ?? row.subdomain
    assertFree(database, name, row.id)
    updateRow(database, row.id, { subdomain: name, deleted_at: null, changed_at: now() })
    return row
  })
  context.tell({ id, kind: 'recovered' })
  return describe(context, needLive(database, id))
}

/** Drops those deleted more than 30 days ago, with all that is theirs; answers how many. */
export const purgeDeployments = ({ database, now }: Context): number =>
  database.prepare('DELETE FROM deployments WHERE deleted_at < ?').run(now() - RECOVERABLE_MS)
    .changes
