// What can be done with a deployment as a whole.
import { useNavigate } from '@tanstack/react-router'
import Copy from 'lucide-react/icons/copy'
import CopyPlus from 'lucide-react/icons/copy-plus'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import Settings from 'lucide-react/icons/settings'
import Trash from 'lucide-react/icons/trash-2'
import type { Deployment } from '../../../sdk/client/index.ts'
import {
  copyText,
  IconButton,
  Menu,
  type MenuAction,
  useToast,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import { useActions } from './use-actions.ts'
import { useWhyNotMake } from './use-why-not-make.ts'

export interface DeploymentMenuProps {
  readonly deployment: Deployment
  readonly size?: 'small' | 'medium'
  /** Told when it was deleted. */
  readonly onRemoved?: () => void
}

export function DeploymentMenu({ deployment, size = 'small', onRemoved }: DeploymentMenuProps) {
  const navigate = useNavigate()
  const whyNot = useWhyNotDeploy()
  const whyNotMake = useWhyNotMake()
  const open = (name: string, tab: 'routes' | 'settings') =>
    void navigate({ to: `/deployments/$name/${tab}`, params: { name } })
  const { pause, clone, remove } = useActions({
    deployment,
    onOpen: (name) => open(name, 'routes'),
    onRemoved: onRemoved ?? (() => {}),
  })
  const { subdomain, isPaused } = deployment
  const copy = useCopyAddress(deployment)
  return (
    <Menu
      label={`Actions for ${subdomain}`}
      items={[
        copy,
        item('settings', 'Settings', Settings, () => open(subdomain, 'settings')),
        'separator',
        {
          ...item('pause', isPaused ? 'Resume' : 'Pause', isPaused ? Play : Pause, pause),
          whyDisabled: whyNot,
        },
        { ...item('clone', 'Clone', CopyPlus, clone), whyDisabled: whyNotMake },
        'separator',
        {
          ...item('delete', 'Delete…', Trash, remove),
          isDanger: true,
          whyDisabled: whyNot,
        },
      ]}
    >
      <IconButton label={`Actions for ${subdomain}`} size={size}>
        <Ellipsis size={16} />
      </IconButton>
    </Menu>
  )
}

const item = (
  id: string,
  label: string,
  Icon: (props: { size: number }) => React.ReactNode,
  run: () => void,
): MenuAction => ({ id, label, icon: <Icon size={14} />, run })

function useCopyAddress({ url }: Deployment): MenuAction {
  const toast = useToast()
  const copy = () =>
    void copyText(url).then(
      () => toast.success('The URL is copied'),
      (error) => toast.error('The URL was not copied', error),
    )
  return item('copy', 'Copy the URL', Copy, copy)
}
