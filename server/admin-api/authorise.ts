// Who may use the admin API: whoever has a key of the deployment, whether it is public or private.
import type { RequestView } from '../../core/index.ts'
import { isKey, keyIn } from '../data-plane/index.ts'
import type { DeploymentRecord } from '../deployments/index.ts'

/**
 * The key that opens the deployment; undefined where none came.
 * @param isTokenTaken whether it may stand in the query, for clients that can't set headers
 */
export function keyOf(
  request: RequestView,
  { keys }: DeploymentRecord,
  isTokenTaken: boolean,
  now: number,
): string | undefined {
  const { token } = request.query
  const given = [
    keyIn(request.header('authorization')),
    request.header('x-mockhost-key'),
    isTokenTaken && typeof token === 'string' ? token : undefined,
  ]
  return given.find((key) => key !== undefined && isKey(key, keys, now))
}
