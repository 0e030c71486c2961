// What the list of deployments asks the server.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Deployment, TrafficFigures } from '../../sdk/client/index.ts'
import { useClient } from '../kit/index.ts'

const PAGE = 200
const LISTED_EVERY_MS = 10_000
const FIGURES_EVERY_MS = 5_000

/** Page after page, by subdomain. */
export function useDeployments(search: string, isDeleted: boolean) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['deployments', { search, isDeleted }],
    queryFn: ({ pageParam }) =>
      client.list({
        limit: PAGE,
        isDeleted,
        ...(search === '' ? {} : { search }),
        ...(pageParam === undefined ? {} : { after: pageParam }),
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: readonly Deployment[]) =>
      page.length < PAGE ? undefined : page.at(-1)?.subdomain,
    refetchInterval: LISTED_EVERY_MS,
  })
}

export type Figures = TrafficFigures['deployments'][number]

/** Of those that are on the screen, by subdomain. */
export function useFigures(names: readonly string[]) {
  const client = useClient()
  return useQuery({
    queryKey: ['traffic', names],
    queryFn: async () => {
      const { deployments } = await client.traffic(names)
      return new Map(deployments.map((figures) => [figures.subdomain, figures]))
    },
    enabled: names.length > 0,
    refetchInterval: FIGURES_EVERY_MS,
    placeholderData: (before) => before,
  })
}

/** After something was deployed, changed or deleted. */
export function useRefreshDeployments(): () => void {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: ['deployments'] })
}
