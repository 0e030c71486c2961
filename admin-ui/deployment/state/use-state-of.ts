// The state of a deployment, or of a session, as it is now: asked for again and again, for requests change it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { State, StateChange } from '../../../sdk/client/index.ts'
import { useClient } from '../../kit/index.ts'

export interface StateTarget {
  /** Of the deployment. */
  readonly name: string
  /** Null for the deployment itself. */
  readonly session: string | null
}

const EVERY_MS = 2_000

const stateKey = ({ name, session }: StateTarget) => ['state', name, session] as const
const ofSession = ({ session }: StateTarget) => (session === null ? {} : { session })

export function useStateOf(target: StateTarget) {
  const client = useClient()
  return useQuery({
    queryKey: stateKey(target),
    queryFn: () => client.state(target.name, ofSession(target)),
    // A session that has ended does not come back by itself.
    refetchInterval: ({ state }) => (state.error ? false : EVERY_MS),
  })
}

export function useChangeState(target: StateTarget) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: StateChange) => client.changeState(target.name, change, ofSession(target)),
    onSuccess: (state: State) => queries.setQueryData(stateKey(target), state),
  })
}

/** Of one bucket, where its uuid is given. */
export function useResetState(target: StateTarget) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (bucket?: string) =>
      client.resetState(target.name, {
        ...ofSession(target),
        ...(bucket === undefined ? {} : { bucket }),
      }),
    onSuccess: (state: State) => queries.setQueryData(stateKey(target), state),
  })
}
