// The routes and folders of a mock: chosen, moved, marked. Only what is on the screen is drawn.
import { memo, useEffect, useMemo, useRef } from 'react'
import {
  DropIndicator,
  type Key,
  ListLayout,
  Tree,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components'
import type { Destination } from '../edits.ts'
import { ItemRow } from './item-row.tsx'
import css from './tree.module.css'
import { press, type TreeKey } from './tree-keys.ts'
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

/** Of pixels. */
const LAYOUT = { rowHeight: 30, padding: 4 }

/** Drawn again only where it looks different; what it tells goes to who listens by then. */
export function RouteTree(props: RouteTreeProps) {
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const handlers = useMemo(
    (): Handlers => ({
      onSelect: (...args) => latest.current.onSelect(...args),
      onClosed: (...args) => latest.current.onClosed(...args),
      onMove: (...args) => latest.current.onMove(...args),
      onStep: (...args) => latest.current.onStep(...args),
      onNest: (...args) => latest.current.onNest(...args),
      onKey: (...args) => latest.current.onKey(...args),
    }),
    [],
  )
  return <DrawnTree {...props} {...handlers} />
}

type Handlers = Pick<
  RouteTreeProps,
  'onSelect' | 'onClosed' | 'onMove' | 'onStep' | 'onNest' | 'onKey'
>

const DrawnTree = memo(function DrawnTree(props: RouteTreeProps) {
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
      <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
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
})
