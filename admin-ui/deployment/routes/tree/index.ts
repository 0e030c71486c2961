// The tree of routes.
export { RouteTree } from './route-tree.tsx'
export type { TreeKey } from './tree-keys.ts'
export { folderIds, routeIds, type TreeItem, treeOf, wordsOf } from './tree-model.ts'
export { useTree } from './use-tree.ts'
