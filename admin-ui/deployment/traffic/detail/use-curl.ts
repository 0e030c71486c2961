// A transaction's request as a line for a shell, with a key where the deployment wants one.
import { useQuery } from '@tanstack/react-query'
import type { Transaction } from '../../../../sdk/client/index.ts'
import { useClient, useWhyNotDeploy } from '../../../kit/index.ts'
import { useDeployment } from '../../queries/index.ts'
import { toCurl } from '../curl/index.ts'

export function useCurl(name: string, transaction: Transaction): string {
  const client = useClient()
  const deployment = useDeployment(name).data
  const isPrivate = deployment?.visibility === 'private'
  const mayRead = useWhyNotDeploy() === undefined
  const keys = useQuery({
    queryKey: ['keys', name],
    queryFn: () => client.keys(name),
    enabled: isPrivate && mayRead,
  })
  const working = keys.data?.find(
    ({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > Date.now(),
  )
  const key = isPrivate ? (working?.key ?? 'YOUR_KEY') : undefined
  return toCurl(transaction, { url: deployment?.url ?? '', key })
}
