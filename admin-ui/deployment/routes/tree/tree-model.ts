// The tree of routes as it is shown: folders with what is in them, and what a filter leaves.
import type { Child, Folder, Mock, Route } from '../../../../sdk/editing/index.ts'
import { titleOf } from '../edits.ts'

export type TreeItem =
  | {
      readonly kind: 'route'
      readonly id: string
      readonly route: Route
      readonly isShadowed: boolean
    }
  | {
      readonly kind: 'folder'
      readonly id: string
      readonly folder: Folder
      readonly children: readonly TreeItem[]
    }

/** @param words of the filter, in lower case; all of them must be found */
export function treeOf(
  mock: Mock,
  words: readonly string[],
  shadowed: ReadonlySet<string>,
): TreeItem[] {
  const routes = new Map(mock.routes.map((route) => [route.uuid, route]))
  const folders = new Map(mock.folders.map((folder) => [folder.uuid, folder]))
  const itemsOf = (children: readonly Child[], isInFound: boolean): TreeItem[] =>
    children.flatMap(({ uuid }): TreeItem[] => {
      const route = routes.get(uuid)
      if (route)
        return isInFound || matches(textOf(route), words) ? [itemOf(route, shadowed.has(uuid))] : []
      const folder = folders.get(uuid)
      if (!folder) return []
      const isFound = isInFound || (words.length > 0 && matches(folder.name.toLowerCase(), words))
      const inside = itemsOf(folder.children, isFound)
      const isShown = inside.length > 0 || isFound || words.length === 0
      return isShown ? [{ kind: 'folder', id: uuid, folder, children: inside }] : []
    })
  return itemsOf(mock.rootChildren, false)
}

type RouteItem = Extract<TreeItem, { kind: 'route' }>

/** An item that stays the same is not drawn again when a filter changes. */
const items = new WeakMap<Route, RouteItem>()

function itemOf(route: Route, isShadowed: boolean): RouteItem {
  const known = items.get(route)
  if (known?.isShadowed === isShadowed) return known
  const item: RouteItem = { kind: 'route', id: route.uuid, route, isShadowed }
  items.set(route, item)
  return item
}

const textOf = (route: Route): string => `${titleOf(route)} ${route.documentation}`.toLowerCase()

const matches = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word))

export const wordsOf = (filter: string): string[] =>
  filter.toLowerCase().split(/\s+/).filter(Boolean)

/** Every folder of the tree. */
export const folderIds = (items: readonly TreeItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'folder' ? [item.id, ...folderIds(item.children)] : []))

/** Routes and folders, as they are shown. */
export const allIds = (items: readonly TreeItem[]): string[] =>
  items.flatMap((item) => [item.id, ...(item.kind === 'folder' ? allIds(item.children) : [])])

/** The routes of the tree, in the order in which they are tried. */
export const routeIds = (items: readonly TreeItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'folder' ? routeIds(item.children) : [item.id]))
