// The list of routes with what can be done to it: filter, add, move, copy, disable, delete.
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { Mock } from '../../../sdk/editing/index.ts'
import { SearchField, useCommand, useShortcut } from '../../kit/index.ts'
import type { EditedMock } from '../mock/index.ts'
import { changeFolder, move, nest, newRoute, step, unnest } from './edits.ts'
import { FolderDialog } from './folder-dialog.tsx'
import { AddMenu, MoreMenu } from './route-menus.tsx'
import css from './routes.module.css'
import { RouteTree, type TreeKey, useTree, wordsOf } from './tree/index.ts'
import { countOf, useRouteActions } from './use-route-actions.ts'

export interface RoutesPaneProps {
  readonly mock: EditedMock
  readonly isReadOnly: boolean
  readonly selected: string | undefined
  readonly onSelect: (uuid: string) => void
  /** A route was made, and is to be written. */
  readonly onMade: (uuid: string) => void
}

const NONE: ReadonlySet<string> = new Set()

export function RoutesPane(props: RoutesPaneProps) {
  const { mock, isReadOnly, selected, onSelect, onMade } = props
  const [filter, setFilter] = useState('')
  const [several, setSeveral] = useState<ReadonlySet<string>>(NONE)
  const [closed, setClosed] = useState<ReadonlySet<string>>(NONE)
  const [renamed, setRenamed] = useState<string>()
  const search = useRef<HTMLInputElement>(null)
  const deferred = useDeferredValue(filter)
  const { mock: document, mistakes } = mock
  const words = useMemo(() => wordsOf(deferred), [deferred])
  const items = useTree(document, mistakes, words)
  const folderOf = (uuid: string | undefined) =>
    document.folders.find((folder) => folder.uuid === uuid)
  const chosenKey = chosenOf(document, several, selected).join(' ')
  const chosen = useMemo(() => new Set(chosenKey.split(' ').filter(Boolean)), [chosenKey])
  const [first] = chosen
  const actions = useRouteActions(mock, [...chosen], {
    onSelect,
    onMade: (uuid) => {
      setSeveral(NONE)
      onMade(uuid)
    },
    onRename: setRenamed,
  })
  useShortcut('/', 'Filter the routes', () => search.current?.focus())
  useShortcut('r', 'Add a route', () => actions.add(newRoute({ endpoint: 'new-route' })), {
    isEnabled: !isReadOnly,
  })
  useCommand({
    id: 'add-route',
    title: 'Add a route',
    keys: 'r',
    run: () => actions.add(newRoute({ endpoint: 'new-route' })),
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
        {chosen.size > 1 && ` · ${chosen.size} chosen`}
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

/** Several, or a folder; else the route that is open. */
function chosenOf(
  { routes, folders }: Mock,
  several: ReadonlySet<string>,
  selected: string | undefined,
): readonly string[] {
  const chosenFolders = folders.filter(({ uuid }) => several.has(uuid))
  const chosenRoutes = routes.filter(({ uuid }) => several.has(uuid))
  // In the order in which they were chosen: what is added goes behind the last.
  const there = new Set([...chosenFolders, ...chosenRoutes].map(({ uuid }) => uuid))
  const left = [...several].filter((uuid) => there.has(uuid))
  if (left.length > 1 || chosenFolders.length > 0) return left
  return selected === undefined ? [] : [selected]
}
