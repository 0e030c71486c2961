// The regions that a server offers.
import { useQuery } from '@tanstack/react-query'
import { useClient } from '../../kit/index.ts'

export function useRegions(): readonly string[] {
  const client = useClient()
  return useQuery({ queryKey: ['server'], queryFn: () => client.server() }).data?.regions ?? []
}
