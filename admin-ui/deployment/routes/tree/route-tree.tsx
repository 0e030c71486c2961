// The routes and folders of a mock: chosen, moved, marked. Only what is on the screen is drawn.
import ChevronRight from 'lucide-react/icons/chevron-right'
import FolderIcon from 'lucide-react/icons/folder'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { type KeyboardEvent, useMemo } from 'react'
import {
  Button,
  Collection,
  DropIndicator,
  type Key,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components'
import type { Route } from '../../../../sdk/editing/index.ts'
import { Badge, cx, MethodBadge, Tooltip } from '../../../kit/index.ts'
import { type Destination, titleOf } from '../edits.ts'
import css from './tree.module.css'
import { allIds, folderIds, type TreeItem as Item } from './tree-model.ts'

export interface RouteTreeProps {
  readonly items: readonly Item[]
  /** A filter shows every folder open. */
  readonly isFiltered: boolean
  readonly selected: ReadonlySet<string>
  readonly onSelect: (uuids: ReadonlySet<string>) => void
  readonly closed: ReadonlySet<string>
  readonly onClosed: (uuids: ReadonlySet<string>) => void
  readonly onMove: (uuids: readonly string[], to: Destination) => void
  readonly onStep: (uuid: string, by: 1 | -1) => void
  readonly onNest: (uuid: string, isIn: boolean) => void
  readonly onKey: (key: TreeKey) => void
  readonly isReadOnly: boolean
}

export type TreeKey = 'delete' | 'duplicate' | 'copy' | 'paste' | 'rename'

const ROW_HEIGHT = 30

export function RouteTree(props: RouteTreeProps) {
  const { items, isFiltered, selected, onSelect, closed, onClosed, onMove, isReadOnly } = props
  const folders = useMemo(() => folderIds(items), [items])
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly || isFiltered,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key), route: String(key) })),
    onMove: ({ keys, target }) => {
      const uuids = [...keys].map(String)
      onMove(uuids, { target: String(target.key), position: target.dropPosition })
    },
    shouldAcceptItemDrop: (target) => folders.includes(String(target.key)),
    renderDropIndicator: (target) => <DropIndicator target={target} className={css.drop ?? ''} />,
  })
  const expanded = isFiltered ? folders : folders.filter((id) => !closed.has(id))
  return (
    // Keys are taken before the tree takes them itself.
    <div className={css.frame} onKeyDownCapture={(event) => press(event, props)}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_HEIGHT }}>
        <Tree
          aria-label="Routes"
          className={css.tree ?? ''}
          items={items}
          selectionMode="multiple"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={selected as Iterable<Key>}
          onSelectionChange={(keys) => {
            onSelect(new Set(keys === 'all' ? allIds(items) : [...keys].map(String)))
          }}
          expandedKeys={expanded}
          onExpandedChange={(keys) => {
            const open = new Set([...keys].map(String))
            onClosed(new Set(folders.filter((id) => !open.has(id))))
          }}
          dragAndDropHooks={dragAndDropHooks}
        >
          {(item: Item) => <ItemRow item={item} />}
        </Tree>
      </Virtualizer>
    </div>
  )
}

/** With Ctrl or Cmd, and alone. */
const WITH_MOD: Readonly<Record<string, TreeKey>> = { d: 'duplicate', c: 'copy', v: 'paste' }
const ALONE: Readonly<Record<string, TreeKey>> = {
  Delete: 'delete',
  Backspace: 'delete',
  F2: 'rename',
}

function press(event: KeyboardEvent, props: RouteTreeProps): void {
  if (props.isReadOnly) return
  const isMod = event.ctrlKey || event.metaKey
  const key = isMod ? WITH_MOD[event.key.toLowerCase()] : ALONE[event.key]
  if (key) props.onKey(key)
  else if (!event.altKey || !moveBy(event.key, props)) return
  event.preventDefault()
  event.stopPropagation()
}

/** Moves what is chosen as arrows point: up, down, into the folder above it, out of its own. */
function moveBy(key: string, { selected, onStep, onNest }: RouteTreeProps): boolean {
  const [only] = selected
  if (only === undefined || !key.startsWith('Arrow')) return false
  if (key === 'ArrowUp' || key === 'ArrowDown') onStep(only, key === 'ArrowUp' ? -1 : 1)
  else onNest(only, key === 'ArrowRight')
  return true
}

function ItemRow({ item }: { readonly item: Item }) {
  const isFolder = item.kind === 'folder'
  const title = isFolder ? item.folder.name : titleOf(item.route)
  return (
    <TreeItem
      id={item.id}
      textValue={title}
      className={cx(css.item, !isFolder && item.route.disabled && css.disabled)}
    >
      <TreeItemContent>
        {({ isExpanded, level, hasChildItems }) => (
          <div className={css.row} style={{ paddingInlineStart: 8 + (level - 1) * 16 }}>
            <Button slot="drag" className={css.drag ?? ''}>
              <span className="visually-hidden">Move {title}</span>
            </Button>
            {isFolder ? (
              <>
                <Button slot="chevron" className={cx(css.chevron, isExpanded && css.open)}>
                  {hasChildItems && <ChevronRight size={14} />}
                </Button>
                <FolderIcon size={14} aria-hidden="true" />
                <span className={css.path}>{item.folder.name}</span>
              </>
            ) : (
              <RouteRow route={item.route} isShadowed={item.isShadowed} />
            )}
          </div>
        )}
      </TreeItemContent>
      {isFolder && (
        <Collection items={item.children}>{(child: Item) => <ItemRow item={child} />}</Collection>
      )}
    </TreeItem>
  )
}

const MODES = {
  RANDOM: 'random',
  SEQUENTIAL: 'in turn',
  DISABLE_RULES: 'no rules',
  FALLBACK: 'fallback',
} as const

function RouteRow({ route, isShadowed }: { readonly route: Route; readonly isShadowed: boolean }) {
  const { type, method, endpoint, responseMode, disabled } = route
  const kind = type === 'http' ? method || 'get' : type
  return (
    <>
      <span className={css.kind}>
        <MethodBadge method={kind} />
      </span>
      <span className={css.path}>/{endpoint.replace(/^\//, '')}</span>
      {responseMode !== null && <Badge>{MODES[responseMode]}</Badge>}
      {disabled && <Badge>off</Badge>}
      {isShadowed && (
        <Tooltip text="Another route before it answers everything that it would">
          <span className={css.warning} role="img" aria-label="Never reached">
            <TriangleAlert size={13} />
          </span>
        </Tooltip>
      )}
    </>
  )
}
