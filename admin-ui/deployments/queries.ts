// What the list of deployments asks the server.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useClient } from '../kit/index.ts'
import { byName, type FiguresByName } from './figures.ts'

/** As many as a server gives at once. Where there are more, the server is asked to search. */
export const MOST_LISTED = 10_000
/** As many as a server gives figures of. */
const MOST_FIGURES = 200
const LISTED_EVERY_MS = 10_000
const LONG_LIST = 1_000
const FIGURES_EVERY_MS = 5_000

/** All of them, or of very many those that the server finds. */
export function useDeployments(isDeleted: boolean, search: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['deployments', { isDeleted, search }],
    queryFn: () => client.list({ limit: MOST_LISTED, isDeleted, ...(search && { search }) }),
    placeholderData: (before, query) => (isSame(query?.queryKey, isDeleted) ? before : undefined),
    refetchInterval: ({ state }) =>
      (state.data?.length ?? 0) > LONG_LIST ? 6 * LISTED_EVERY_MS : LISTED_EVERY_MS,
  })
}

const isSame = (key: readonly unknown[] | undefined, isDeleted: boolean): boolean =>
  (key?.[1] as { isDeleted?: boolean } | undefined)?.isDeleted === isDeleted

/** Of the busiest, which are all that were used where they are not very many, and of those on the screen. */
export function useFigures(onScreen: readonly string[]): FiguresByName | undefined {
  const client = useClient()
  const busiest = useQuery({
    queryKey: ['traffic', 'busiest'],
    queryFn: async () => byName(await client.traffic()),
    refetchInterval: FIGURES_EVERY_MS,
    structuralSharing: false,
  })
  const areMore = (busiest.data?.size ?? 0) >= MOST_FIGURES
  const names = onScreen.slice(0, MOST_FIGURES)
  const others = useQuery({
    queryKey: ['traffic', names],
    queryFn: async () => byName(await client.traffic(names)),
    enabled: areMore && names.length > 0,
    refetchInterval: FIGURES_EVERY_MS,
    placeholderData: (before) => before,
    structuralSharing: false,
  })
  return useMemo(
    () => (areMore ? new Map([...(busiest.data ?? []), ...(others.data ?? [])]) : busiest.data),
    [areMore, busiest.data, others.data],
  )
}

/** After something was deployed, changed or deleted. */
export function useRefreshDeployments(): () => void {
  const queries = useQueryClient()
  return () => {
    for (const key of ['deployments', 'deployment', 'server'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
}
