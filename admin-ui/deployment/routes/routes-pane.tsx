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
import type { EditedMock } from '../mock/index.ts'
import {
  addFolder,
  addRoutes,
  type Change,
  copyOf,
  duplicate,
  inside,
  move,
  newRoute,
  remove,
  step,
  titleOf,
  toggle,
} from './edits.ts'
import css from './routes.module.css'
import { RouteTree, treeOf, wordsOf } from './tree/index.ts'

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
  const actions = useActions(mock, [...chosen], onSelect)
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
            <MoreMenu count={chosen.size} actions={actions} />
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
          onKey={(key) => actions[key]()}
          isReadOnly={isReadOnly}
        />
      )}
      <p className={css.count} role="status">
        {document.routes.length === 1 ? '1 route' : `${document.routes.length} routes`}
        {several.size > 1 && ` · ${several.size} chosen`}
      </p>
    </div>
  )
}

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
    addFolder: () => edit('Added a folder', addFolder('New folder')),
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
        (routes) => edit('Pasted routes', addRoutes(routes, chosen.at(-1))),
        (error) => toast.error('Nothing was pasted', error),
      ),
  }
}

function nameOf({ mock }: EditedMock, uuid: string): string {
  const route = mock.routes.find((one) => one.uuid === uuid)
  return route ? titleOf(route) : (mock.folders.find((one) => one.uuid === uuid)?.name ?? 'it')
}

/** @throws Error where the clipboard holds no routes */
async function readRoutes(): Promise<Route[]> {
  const value: unknown = JSON.parse(await navigator.clipboard.readText())
  const list = Array.isArray(value) ? value : [value]
  if (!list.every((one) => typeof one?.endpoint === 'string' && Array.isArray(one.responses)))
    throw new Error('The clipboard holds no routes')
  return (list as Route[]).map(copyOf)
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

function MoreMenu({ count, actions }: { readonly count: number; readonly actions: Actions }) {
  const nothing = count === 0 ? { whyDisabled: 'Choose a route first' } : {}
  const items: MenuAction[] = [
    { id: 'duplicate', label: 'Duplicate', keys: 'mod+d', run: actions.duplicate, ...nothing },
    { id: 'toggle', label: 'Switch on or off', run: actions.toggle, ...nothing },
    { id: 'copy', label: 'Copy as JSON', run: actions.copy, ...nothing },
    { id: 'paste', label: 'Paste', run: actions.paste },
    { id: 'delete', label: 'Delete', isDanger: true, run: actions.delete, ...nothing },
  ]
  return (
    <Menu label="Actions for the chosen routes" items={items}>
      <IconButton label="Actions for the chosen routes" size="small">
        <Ellipsis size={14} />
      </IconButton>
    </Menu>
  )
}
