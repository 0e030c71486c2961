// The deployments that keys are bound to, by their names.
import { useQuery } from '@tanstack/react-query'
import { type ControlKey, MockhostError } from '../../../sdk/client/index.ts'
import { useClient } from '../../kit/index.ts'

const MOST_NAMED = 3

/** Says for a key what it is for. */
export function useNamesOf(keys: readonly ControlKey[]): (key: ControlKey) => string {
  const client = useClient()
  const ids = [
    ...new Set(keys.flatMap(({ deployments }) => deployments?.slice(0, MOST_NAMED) ?? [])),
  ]
  const names = useQuery({
    queryKey: ['deployments', 'names', ids],
    queryFn: async () => new Map(await Promise.all(ids.map(nameOf))),
    enabled: ids.length > 0,
    structuralSharing: false,
  })
  async function nameOf(id: string): Promise<[id: string, name: string]> {
    try {
      return [id, (await client.get(id)).subdomain]
    } catch (error) {
      if (error instanceof MockhostError && error.status === 404) return [id, 'a deleted one']
      throw error
    }
  }
  return ({ deployments }) => {
    if (deployments === null) return 'all'
    const named = deployments.slice(0, MOST_NAMED).map((id) => names.data?.get(id) ?? '…')
    const rest = deployments.length - named.length
    return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
  }
}
