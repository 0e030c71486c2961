// Makes a mock live.
import { useMutation } from '@tanstack/react-query'
import type { Deployed } from '../../../sdk/client/index.ts'
import { useClient } from '../../kit/index.ts'
import { useRefreshDeployments } from '../queries.ts'
import type { Options } from './options-form.tsx'

export interface ToDeploy {
  /** Its text, so that mistakes are told with their lines. */
  readonly mock: string
  readonly options: Options
}

export function useDeploy(onDeployed: (deployed: Deployed) => void) {
  const client = useClient()
  const refresh = useRefreshDeployments()
  return useMutation({
    mutationFn: ({ mock, options }: ToDeploy) => {
      const { subdomain, visibility, region, env } = options
      return client.deploy({
        mock,
        visibility,
        ...(subdomain && { subdomain }),
        ...(region && { region }),
        env: Object.fromEntries(
          env.filter(({ key }) => key !== '').map(({ key, value }) => [key, value]),
        ),
      })
    },
    onSuccess: (deployed) => {
      refresh()
      onDeployed(deployed)
    },
  })
}
