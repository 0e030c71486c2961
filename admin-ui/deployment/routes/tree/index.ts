// The tree of routes.
export { RouteTree } from './route-tree.tsx'
export { folderIds, routeIds, type TreeItem, treeOf, wordsOf } from './tree-model.ts'
