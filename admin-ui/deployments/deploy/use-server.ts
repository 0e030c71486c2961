// What the server offers: regions, a domain.
import { useQuery } from '@tanstack/react-query'
import type { ServerInfo } from '../../../sdk/client/index.ts'
import { useClient } from '../../kit/index.ts'

export function useServer(): ServerInfo | undefined {
  const client = useClient()
  return useQuery({ queryKey: ['server'], queryFn: () => client.server() }).data
}
