// Whose key is signed in, what it may do, and the way out.
import CircleUser from 'lucide-react/icons/circle-user'
import Keyboard from 'lucide-react/icons/keyboard'
import LogOut from 'lucide-react/icons/log-out'
import type { Me } from '../../sdk/client/index.ts'
import { IconButton, Menu, useMe } from '../kit/index.ts'
import { signOut } from '../session/index.ts'

const MAY = {
  admin: 'may do everything',
  deploy: 'may deploy and change mocks',
  read: 'may only look',
} as const

export function AccountMenu({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const me = useMe()
  return (
    <Menu
      label="Account"
      heading={{ title: me.name, text: describe(me) }}
      items={[
        {
          id: 'shortcuts',
          label: 'Shortcuts',
          icon: <Keyboard size={14} />,
          keys: '?',
          run: onShortcuts,
        },
        { id: 'sign-out', label: 'Sign out', icon: <LogOut size={14} />, run: signOut },
      ]}
    >
      <IconButton label={`Signed in with the key ${me.name}`} size="small">
        <CircleUser size={16} />
      </IconButton>
    </Menu>
  )
}

function describe({ scope, deployments }: Me): string {
  if (deployments === null) return `This key ${MAY[scope]}.`
  const count = deployments.length === 1 ? 'one deployment' : `${deployments.length} deployments`
  return `This key ${MAY[scope]}, of ${count}.`
}
