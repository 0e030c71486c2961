// The menus above the list of routes: what is added, and what is done to those that are chosen.
import Ellipsis from 'lucide-react/icons/ellipsis'
import Plus from 'lucide-react/icons/plus'
import type { Route } from '../../../sdk/editing/index.ts'
import { Button, IconButton, Menu, type MenuAction } from '../../kit/index.ts'
import { newRoute } from './edits.ts'
import type { RouteActions } from './use-route-actions.ts'

interface AddMenuProps {
  readonly onAdd: (route: Route) => void
  readonly onFolder: () => void
}

export function AddMenu({ onAdd, onFolder }: AddMenuProps) {
  return (
    <Menu
      label="Add"
      items={[
        {
          id: 'http',
          label: 'Route',
          keys: 'r',
          run: () => onAdd(newRoute({ endpoint: 'new-route' })),
        },
        {
          id: 'crud',
          label: 'CRUD resource',
          run: () => onAdd(newRoute({ type: 'crud', endpoint: 'items' })),
        },
        {
          id: 'ws',
          label: 'WebSocket',
          run: () => onAdd(newRoute({ type: 'ws', endpoint: 'socket' })),
        },
        'separator',
        { id: 'folder', label: 'Folder', run: onFolder },
      ]}
    >
      <Button size="small" icon={<Plus size={14} />}>
        Add
      </Button>
    </Menu>
  )
}

interface MoreMenuProps {
  readonly count: number
  readonly isFolder: boolean
  readonly actions: RouteActions
}

export function MoreMenu({ count, isFolder, actions }: MoreMenuProps) {
  const nothing = count === 0 ? { whyDisabled: 'Choose a route first' } : {}
  const items: MenuAction[] = [
    { id: 'duplicate', label: 'Duplicate', keys: 'mod+d', run: actions.duplicate, ...nothing },
    { id: 'toggle', label: 'Switch on or off', run: actions.toggle, ...nothing },
    ...(isFolder
      ? [{ id: 'rename', label: 'Rename the folder', keys: 'F2', run: actions.rename }]
      : []),
    { id: 'copy', label: 'Copy as JSON', keys: 'mod+c', run: actions.copy, ...nothing },
    { id: 'paste', label: 'Paste', keys: 'mod+v', run: actions.paste },
    {
      id: 'delete',
      label: 'Delete',
      keys: 'Del',
      isDanger: true,
      run: actions.delete,
      ...nothing,
    },
  ]
  return (
    <Menu label="Actions for the chosen routes" items={items}>
      <IconButton label="Actions for the chosen routes" size="small">
        <Ellipsis size={14} />
      </IconButton>
    </Menu>
  )
}
