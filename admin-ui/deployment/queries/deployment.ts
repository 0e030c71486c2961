// A deployment as the server has it, and changes of it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Deployment, DeploymentChange } from '../../../sdk/client/index.ts'
import { useClient } from '../../kit/index.ts'

export const deploymentKey = (name: string) => ['deployment', name] as const

export function useDeployment(name: string) {
  const client = useClient()
  return useQuery({ queryKey: deploymentKey(name), queryFn: () => client.get(name) })
}

/** Changes everything but the mock; what is shown follows. */
export function useChangeDeployment(name: string) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: DeploymentChange) => client.change(name, change),
    onSuccess: (deployment: Deployment) => {
      queries.setQueryData(deploymentKey(deployment.subdomain), deployment)
      void queries.invalidateQueries({ queryKey: ['deployments'] })
    },
  })
}
