// What transactions can be filtered by: the routes of the mock, and the sessions that are there.
import { useQuery } from '@tanstack/react-query'
import { useClient } from '../../kit/index.ts'

export interface TrafficChoices {
  readonly routes: readonly { readonly uuid: string; readonly title: string }[]
  readonly sessions: readonly string[]
}

export function useTrafficChoices(name: string): TrafficChoices {
  const client = useClient()
  const responses = useQuery({
    queryKey: ['responses', name],
    queryFn: () => client.tests.responses(name),
  })
  const sessions = useQuery({
    queryKey: ['sessions', name],
    queryFn: () => client.tests.sessions(name),
  })
  const routes = new Map(responses.data?.map(({ route }) => [route.uuid, route]))
  return {
    routes: [...routes.values()],
    sessions: (sessions.data ?? []).map(({ id }) => id),
  }
}
