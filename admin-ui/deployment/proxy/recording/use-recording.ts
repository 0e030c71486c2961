// The recording of a deployment as it is now, the routes that come of it, and what can be done with it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Recording, RecordingChoices } from '../../../../sdk/client/index.ts'
import { useClient, useToast } from '../../../kit/index.ts'
import type { Choices } from './choices.ts'

const EVERY_MS = 2_000

const recordingKey = (name: string) => ['recording', name] as const

export function useRecording(name: string) {
  const client = useClient()
  return useQuery({
    queryKey: recordingKey(name),
    queryFn: () => client.recording(name),
    refetchInterval: ({ state }) => (state.data?.isRecording ? EVERY_MS : false),
  })
}

/** The routes by these choices. */
export function useReview(name: string, choices: Choices, exchanges: number) {
  const client = useClient()
  return useQuery({
    queryKey: [...recordingKey(name), 'review', choices, exchanges],
    queryFn: () => client.reviewRecording(name, toApi(choices)),
    enabled: exchanges > 0,
    placeholderData: (previous) => previous,
  })
}

const toApi = ({ parameters, literals, sequences }: Choices): RecordingChoices => ({
  parameters: [...parameters],
  literals: [...literals],
  sequences: [...sequences],
})

export function useRecordingActions(name: string) {
  const client = useClient()
  const queries = useQueryClient()
  const toast = useToast()
  const refresh = () => queries.invalidateQueries({ queryKey: recordingKey(name) })
  const turn = useMutation({
    mutationFn: (isOn: boolean) => client.switchRecording(name, isOn),
    onSuccess: (recording: Recording) => queries.setQueryData(recordingKey(name), recording),
    onError: (error) => toast.error('The recording was not switched', error),
  })
  const clear = useMutation({
    mutationFn: () => client.clearRecording(name),
    onError: (error) => toast.error('The recording was not forgotten', error),
    onSettled: refresh,
  })
  const take = useMutation({
    mutationFn: ({ titles, choices }: { titles: string[]; choices: Choices }) =>
      client.takeRecording(name, { titles, ...toApi(choices) }),
    onSuccess: ({ revision }, { titles }) => {
      toast.success(
        titles.length === 1 ? `${titles[0]} is taken` : `${titles.length} routes are taken`,
        `Live as revision ${revision}.`,
      )
      for (const part of ['deployment', 'revisions', 'responses'])
        void queries.invalidateQueries({ queryKey: [part, name] })
    },
    onError: (error) => toast.error('The routes were not taken', error),
    onSettled: refresh,
  })
  return { turn, clear, take }
}
