// One line of the tree: a folder, or a route with its method, path and marks.
import ChevronRight from 'lucide-react/icons/chevron-right'
import FolderIcon from 'lucide-react/icons/folder'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { Button, Collection, TreeItem, TreeItemContent } from 'react-aria-components'
import type { Route } from '../../../../sdk/editing/index.ts'
import { Badge, cx, MethodBadge, Tooltip } from '../../../kit/index.ts'
import { titleOf } from '../edits.ts'
import css from './tree.module.css'
import type { TreeItem as Item } from './tree-model.ts'

export function ItemRow({ item }: { readonly item: Item }) {
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
          <div className={css.row} style={{ paddingInlineStart: 6 + (level - 1) * 16 }}>
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
