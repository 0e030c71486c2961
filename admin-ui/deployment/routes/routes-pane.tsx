// The list of routes with what can be done to it: filter, add, move, copy, disable, delete.
import Ellipsis from 'lucide-react/icons/ellipsis'
import Plus from 'lucide-react/icons/plus'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { Route } from '../../../sdk/editing/index.ts'
import {
  Button,
  copyText,
  IconButton,
  Menu,
  type MenuAction,
  SearchField,
  useCommand,
  useShortcut,
  useToast,
} from '../../kit/index.ts'
import { newUuid } from '../identity/index.ts'
import type { EditedMock } from '../mock/index.ts'
import {
  addFolder,
  addRoutes,
  type Change,
  changeFolder,
  duplicate,
  inside,
  move,
  nest,
  newRoute,
  remove,
  step,
  titleOf,
  toggle,
  unnest,
} from './edits.ts'
import { FolderDialog } from './folder-dialog.tsx'
import { readRoutes } from './paste.ts'
import css from './routes.module.css'
import { RouteTree, type TreeKey, treeOf, wordsOf } from './tree/index.ts'

export interface RoutesPaneProps {
  readonly mock: EditedMock
  readonly isReadOnly: boolean
  readonly selected: string | undefined
  readonly onSelect: (uuid: string) => void
}

const NONE: ReadonlySet<string> = new Set()

export function RoutesPane({ mock, isReadOnly, selected, onSelect }: RoutesPaneProps) {
  const [filter, setFilter] = useState('')
  const [several, setSeveral] = useState<ReadonlySet<string>>(NONE)
  const [closed, setClosed] = useState<ReadonlySet<string>>(NONE)
  const [renamed, setRenamed] = useState<string>()
  const search = useRef<HTMLInputElement>(null)
  const deferred = useDeferredValue(filter)
  const { mock: document, mistakes } = mock
  const shadowed = useMemo(() => shadowedOf(document.routes, mistakes), [document, mistakes])
  const words = wordsOf(deferred)
  const items = useMemo(
    () => treeOf(document, wordsOf(deferred), shadowed),
    [document, deferred, shadowed],
  )
  const chosen = several.size > 1 ? several : new Set(selected === undefined ? [] : [selected])
  const folderOf = (uuid: string | undefined) =>
    document.folders.find((folder) => folder.uuid === uuid)
  const [first] = chosen
  const actions = useActions(mock, [...chosen], onSelect, setRenamed)
  useShortcut('/', 'Filter the routes', () => search.current?.focus())
  useShortcut('r', 'Add a route', () => actions.add(newRoute({ endpoint: 'new-route' })), {
    isEnabled: !isReadOnly,
  })
  useCommand({
    id: 'add-route',
    title: 'Add a route',
    keys: 'r',
    run: () => actions.add(newRoute()),
  })
  return (
    <div className={css.side}>
      <div className={css.sideBar}>
        <SearchField
          label="Filter the routes"
          placeholder="Filter"
          size="small"
          keys="/"
          value={filter}
          onChange={setFilter}
          inputRef={search}
          className={css.filter}
        />
        {!isReadOnly && (
          <>
            <AddMenu onAdd={actions.add} onFolder={actions.addFolder} />
            <MoreMenu
              count={chosen.size}
              isFolder={folderOf(first) !== undefined}
              actions={actions}
            />
          </>
        )}
      </div>
      {items.length === 0 ? (
        <p className={css.none}>
          {words.length > 0 ? 'No route has all of these words.' : 'There are no routes yet.'}
        </p>
      ) : (
        <RouteTree
          items={items}
          isFiltered={words.length > 0}
          selected={chosen}
          onSelect={(uuids) => {
            setSeveral(uuids)
            const last = [...uuids].at(-1)
            if (last !== undefined && document.routes.some(({ uuid }) => uuid === last))
              onSelect(last)
          }}
          closed={closed}
          onClosed={setClosed}
          onMove={(uuids, to) => mock.edit('Moved routes', move(uuids, to))}
          onStep={(uuid, by) => mock.edit('Moved a route', step(uuid, by))}
          onNest={(uuid, isIn) => mock.edit('Moved a route', (isIn ? nest : unnest)(uuid))}
          onKey={(key: TreeKey) => actions[key]()}
          isReadOnly={isReadOnly}
        />
      )}
      <p className={css.count} role="status">
        {countOf(document.routes.length)}
        {several.size > 1 && ` · ${several.size} chosen`}
      </p>
      {renamed !== undefined && (
        <FolderDialog
          name={folderOf(renamed)?.name ?? ''}
          onClose={() => setRenamed(undefined)}
          onRename={(name) =>
            mock.edit(`Renamed a folder: ${name}`, changeFolder(renamed, { name }))
          }
        />
      )}
    </div>
  )
}

const countOf = (routes: number): string => (routes === 1 ? '1 route' : `${routes} routes`)

/** The routes that a warning of the compiler says are never reached. */
function shadowedOf(
  routes: readonly Route[],
  mistakes: EditedMock['mistakes'],
): ReadonlySet<string> {
  const uuids = mistakes
    .filter(
      ({ segments, message }) => segments[0] === 'routes' && message.startsWith('is never reached'),
    )
    .map(({ segments }) => routes[Number(segments[1])]?.uuid ?? '')
  return new Set(uuids)
}

interface Actions {
  readonly add: (route: Route) => void
  readonly addFolder: () => void
  readonly rename: () => void
  readonly duplicate: () => void
  readonly toggle: () => void
  readonly delete: () => void
  readonly copy: () => void
  readonly paste: () => void
}

function useActions(
  mock: EditedMock,
  chosen: readonly string[],
  onSelect: (uuid: string) => void,
  onRename: (folder: string) => void,
): Actions {
  const toast = useToast()
  const named = chosen.length === 1 ? nameOf(mock, chosen[0] as string) : `${chosen.length} routes`
  const edit = (label: string, change: Change) => mock.edit(label, change)
  const chosenRoutes = mock.mock.routes.filter(
    ({ uuid }) =>
      chosen.includes(uuid) || chosen.some((one) => inside(mock.mock, one).includes(uuid)),
  )
  return {
    add: (route) => {
      edit(`Added ${titleOf(route)}`, addRoutes([route], chosen.at(-1)))
      onSelect(route.uuid)
    },
    addFolder: () => {
      const uuid = newUuid()
      edit('Added a folder', addFolder('New folder', uuid))
      onRename(uuid)
    },
    rename: () => {
      const folder = mock.mock.folders.find(({ uuid }) => uuid === chosen[0])
      if (folder) onRename(folder.uuid)
    },
    duplicate: () => edit(`Duplicated ${named}`, duplicate(chosen)),
    toggle: () => edit(`Switched ${named} on or off`, toggle(chosen)),
    delete: () => {
      edit(`Deleted ${named}`, remove(chosen))
      toast.show({ title: `Deleted ${named}`, action: { label: 'Undo', run: mock.undo } })
    },
    copy: () =>
      void copyText(JSON.stringify(chosenRoutes, null, 2)).then(
        () => toast.success(`Copied ${named}`),
        (error) => toast.error('It was not copied', error),
      ),
    paste: () =>
      void readRoutes().then(
        (routes) => {
          edit(`Pasted ${countOf(routes.length)}`, addRoutes(routes, chosen.at(-1)))
          if (routes[0]) onSelect(routes[0].uuid)
        },
        (error) => toast.error('Nothing was pasted', error),
      ),
  }
}

function nameOf({ mock }: EditedMock, uuid: string): string {
  const route = mock.routes.find((one) => one.uuid === uuid)
  return route ? titleOf(route) : (mock.folders.find((one) => one.uuid === uuid)?.name ?? 'it')
}

interface AddMenuProps {
  readonly onAdd: (route: Route) => void
  readonly onFolder: () => void
}

function AddMenu({ onAdd, onFolder }: AddMenuProps) {
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
  readonly actions: Actions
}

function MoreMenu({ count, isFolder, actions }: MoreMenuProps) {
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
