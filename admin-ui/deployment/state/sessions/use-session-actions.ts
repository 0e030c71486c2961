// What can be done with a session: begun anew, ended.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useClient, useConfirm, useToast } from '../../../kit/index.ts'

export interface SessionActions {
  readonly reset: (id: string) => void
  readonly end: (id: string) => Promise<void>
}

/** @param onEnded told before a session is gone, for who looks at it */
export function useSessionActions(name: string, onEnded: (id: string) => void): SessionActions {
  const client = useClient()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const toast = useToast()
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['sessions', name] })
    void queries.invalidateQueries({ queryKey: ['state', name] })
  }
  const reset = useMutation({
    mutationFn: (session: string) => client.tests.reset(name, { session }),
    onSuccess: (_, id) => toast.success(`${id} begins anew`),
    onError: (error) => toast.error('The session was not reset', error),
    onSettled: refresh,
  })
  const end = useMutation({
    mutationFn: (session: string) => client.tests.endSession(name, session),
    onMutate: (id) => onEnded(id),
    onSuccess: (_, id) => toast.success(`${id} is ended`),
    onError: (error) => toast.error('The session was not ended', error),
    onSettled: refresh,
  })
  return {
    reset: (id) => reset.mutate(id),
    end: async (id) => {
      const isSure = await confirm({
        title: `End the session ${id}?`,
        text: 'Its state, overrides and recorded requests are gone. Requests that name it again begin a new one.',
        confirm: 'End the session',
        isDanger: true,
      })
      if (isSure) end.mutate(id)
    },
  }
}
