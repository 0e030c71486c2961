// What the screen of revisions asks. A revision never changes, so it is asked for once.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MockFormat } from '../../../sdk/client/index.ts'
import { useClient } from '../../kit/index.ts'

const EVERY_MS = 5_000
const FOREVER = { staleTime: Number.POSITIVE_INFINITY }

export function useRevisions(name: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['revisions', name],
    queryFn: () => client.revisions(name),
    // Others save too.
    refetchInterval: EVERY_MS,
  })
}

/** @param against the revision that it is compared with; the one before where it is left out */
export function useRevision(name: string, number: number, against: number | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: ['revisions', name, number, against ?? null],
    queryFn: () => client.revision(name, number, against),
    ...FOREVER,
  })
}

export function useMockText(name: string, revision: number | undefined, format: MockFormat) {
  const client = useClient()
  return useQuery({
    queryKey: ['mock', name, 'text', revision ?? null, format],
    queryFn: () => client.mockText(name, { revision, format }),
    enabled: revision !== undefined,
    ...FOREVER,
  })
}

export function useRollback(name: string) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (revision: number) => client.rollback(name, { revision }),
    onSuccess: () => {
      for (const part of ['revisions', 'mock', 'deployment', 'state'])
        void queries.invalidateQueries({ queryKey: [part, name] })
    },
  })
}
