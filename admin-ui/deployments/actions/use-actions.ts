// Pausing, cloning and deleting a deployment, with what is said about it.
import { useMutation } from '@tanstack/react-query'
import type { Deployment } from '../../../sdk/client/index.ts'
import { useClient, useConfirm, useToast } from '../../kit/index.ts'
import { useRefreshDeployments } from '../queries.ts'

export interface Actions {
  readonly pause: () => void
  readonly clone: () => void
  readonly remove: () => void
}

export interface ActionsOptions {
  readonly deployment: Deployment
  /** Opens another one. */
  readonly onOpen: (subdomain: string) => void
  readonly onRemoved: () => void
}

export function useActions({ deployment, onOpen, onRemoved }: ActionsOptions): Actions {
  const { subdomain, isPaused } = deployment
  const client = useClient()
  const toast = useToast()
  const refresh = useRefreshDeployments()
  const pause = useMutation({
    mutationFn: () => client.change(subdomain, { isPaused: !isPaused }),
    onSuccess: () => {
      refresh()
      toast.success(
        isPaused ? `${subdomain} answers again` : `${subdomain} is paused`,
        isPaused ? undefined : 'Every request is answered with 503 until it is resumed.',
      )
    },
    onError: (error) => toast.error(`${subdomain} was not changed`, error),
  })
  const clone = useMutation({
    mutationFn: () => client.clone(subdomain),
    onSuccess: (made) => {
      refresh()
      toast.show({
        title: `Cloned as ${made.subdomain}`,
        text: 'With its variables and state, and a key of its own.',
        tone: 'success',
        action: { label: 'Open', run: () => onOpen(made.subdomain) },
      })
    },
    onError: (error) => toast.error(`${subdomain} was not cloned`, error),
  })
  const remove = useRemove(deployment, onRemoved)
  return { pause: () => pause.mutate(), clone: () => clone.mutate(), remove }
}

function useRemove({ id, subdomain }: Deployment, onRemoved: () => void): () => void {
  const client = useClient()
  const confirm = useConfirm()
  const toast = useToast()
  const refresh = useRefreshDeployments()
  const recover = useMutation({
    mutationFn: () => client.recover(id),
    onSuccess: (back) => {
      refresh()
      toast.success(`${back.subdomain} answers again`)
    },
    onError: (error) => toast.error(`${subdomain} was not recovered`, error),
  })
  const remove = useMutation({
    mutationFn: () => client.remove(subdomain),
    onSuccess: () => {
      onRemoved()
      refresh()
      toast.show({
        title: `${subdomain} is deleted`,
        text: 'It can be recovered for 30 days.',
        action: { label: 'Undo', run: () => recover.mutate() },
      })
    },
    onError: (error) => toast.error(`${subdomain} was not deleted`, error),
  })
  const ask = async () => {
    const isSure = await confirm({
      title: `Delete ${subdomain}?`,
      text: 'Its address stops answering at once. It can be recovered for 30 days, with everything that belongs to it.',
      confirm: 'Delete',
      isDanger: true,
    })
    if (isSure) remove.mutate()
  }
  return () => void ask()
}
