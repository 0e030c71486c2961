// The deployments that a key sees: all, or the ones that it is bound to; others do not exist for it.
import type { Deployment, OfSession } from '../../core/api/index.ts'
import type { Deployments } from '../deployments/index.ts'
import type { Actor } from '../keys/index.ts'
import type { Target } from './parts.ts'
import { unknownDeployment } from './problems.ts'

interface Asking {
  readonly actor: Actor
  readonly params: { readonly name: string }
}

/** @throws Refusal 404 */
export function visibleDeployment(
  deployments: Deployments,
  { actor, params: { name } }: Asking,
): Deployment {
  return actor.deployments === null ? deployments.get(name) : findOwn(deployments, actor, name)
}

/** A deployment, or the session of it that the query names. @throws Refusal 404 */
export function visibleTarget(
  deployments: Deployments,
  input: Asking & { readonly query: OfSession },
): Target {
  return { id: visibleDeployment(deployments, input).id, session: input.query.session }
}

/** One that was deleted. @throws Refusal 404 */
export function visibleDeleted(
  deployments: Deployments,
  { actor, params: { name } }: Asking,
): Deployment {
  return actor.deployments === null
    ? deployments.getDeleted(name)
    : findOwn(deployments, actor, name, true)
}

/** What makes `list` leave out what a key does not see. */
export const onlyVisible = ({ deployments }: Actor): { only?: readonly string[] } =>
  deployments === null ? {} : { only: deployments }

function findOwn(
  deployments: Deployments,
  actor: Actor,
  name: string,
  isDeleted = false,
): Deployment {
  const own = deployments.list({
    ...onlyVisible(actor),
    isDeleted,
    limit: actor.deployments?.length ?? 0,
  })
  const found = own.find(({ id }) => id === name) ?? own.find(({ subdomain }) => subdomain === name)
  if (!found) throw unknownDeployment(name)
  return found
}
