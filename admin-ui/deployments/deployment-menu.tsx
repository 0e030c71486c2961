// What can be done with a deployment from the list.
import { useMutation } from '@tanstack/react-query'
import Ellipsis from 'lucide-react/icons/ellipsis'
import type { Deployment } from '../../sdk/client/index.ts'
import {
  copyText,
  IconButton,
  Menu,
  useClient,
  useConfirm,
  useToast,
  useWhyNotDeploy,
} from '../kit/index.ts'
import { useRefreshDeployments } from './queries.ts'

export interface DeploymentMenuProps {
  readonly deployment: Deployment
  readonly onOpen: () => void
}

export function DeploymentMenu({ deployment, onOpen }: DeploymentMenuProps) {
  const { subdomain, url, isPaused } = deployment
  const whyDisabled = useWhyNotDeploy()
  const toast = useToast()
  const { pause, clone, remove } = useActions(deployment)
  return (
    <Menu
      label={`Actions for ${subdomain}`}
      items={[
        { id: 'open', label: 'Open', run: onOpen },
        {
          id: 'curl',
          label: 'Copy a curl line',
          run: () =>
            void copyText(`curl ${url}/`).then(
              () => toast.success('Copied'),
              (error) => toast.error('It was not copied', error),
            ),
        },
        'separator',
        {
          id: 'pause',
          label: isPaused ? 'Resume' : 'Pause',
          run: pause,
          whyDisabled,
        },
        { id: 'clone', label: 'Clone', run: clone, whyDisabled },
        'separator',
        { id: 'delete', label: 'Delete…', isDanger: true, run: remove, whyDisabled },
      ]}
    >
      <IconButton label={`Actions for ${subdomain}`} size="small">
        <Ellipsis size={16} />
      </IconButton>
    </Menu>
  )
}

function useActions({ subdomain, isPaused }: Deployment) {
  const client = useClient()
  const confirm = useConfirm()
  const toast = useToast()
  const refresh = useRefreshDeployments()
  const failed = (what: string) => (error: unknown) => toast.error(what, error)
  const pause = useMutation({
    mutationFn: () => client.change(subdomain, { isPaused: !isPaused }),
    onSuccess: refresh,
    onError: failed('It was not changed'),
  })
  const clone = useMutation({
    mutationFn: () => client.clone(subdomain),
    onSuccess: (made) => {
      refresh()
      toast.success(`Cloned as ${made.subdomain}`)
    },
    onError: failed('It was not cloned'),
  })
  const remove = useMutation({
    mutationFn: () => client.remove(subdomain),
    onSuccess: () => {
      refresh()
      toast.show({
        title: `${subdomain} was deleted`,
        text: 'It can be recovered for 30 days.',
        action: { label: 'Undo', run: () => void client.recover(subdomain).then(refresh) },
      })
    },
    onError: failed('It was not deleted'),
  })
  const ask = async () => {
    const isSure = await confirm({
      title: `Delete ${subdomain}?`,
      text: 'Its address stops answering at once. It can be recovered for 30 days.',
      confirm: 'Delete it',
      isDanger: true,
    })
    if (isSure) remove.mutate()
  }
  return { pause: () => pause.mutate(), clone: () => clone.mutate(), remove: () => void ask() }
}
