// The tree of routes.
export { RouteTree, type TreeKey } from './route-tree.tsx'
export { folderIds, routeIds, type TreeItem, treeOf, wordsOf } from './tree-model.ts'
