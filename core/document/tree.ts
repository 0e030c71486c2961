// The tree of folders and routes: mended where it names something twice or not at all, and walked in its order.
// Source of the repair: Mockoon, which drops children that do not exist, keeps the first of two references (folders
// before the root), and appends folders and routes that no one names to the root.
import type { AddMistake, Path } from './mistakes.ts'
import type { Child, Folder, Mock, Route } from './mock.ts'

/** The folders and the root with every folder and route in exactly one place. */
export function completeTree(
  routes: readonly Route[],
  folders: readonly Folder[],
  rootChildren: readonly Child[],
  add: AddMistake,
): Pick<Mock, 'folders' | 'rootChildren'> {
  const routeUuids = new Set(routes.map((route) => route.uuid))
  const folderUuids = new Set(folders.map((folder) => folder.uuid))
  const seen = new Set<string>()
  const sound = (children: readonly Child[], path: Path): Child[] =>
    children.filter(({ type, uuid }, index) => {
      const exists = (type === 'folder' ? folderUuids : routeUuids).has(uuid)
      if (!exists) add([...path, index, 'uuid'], `there is no ${type} ${JSON.stringify(uuid)}`)
      else if (seen.has(uuid)) add([...path, index, 'uuid'], `the ${type} is named twice`)
      if (!exists || seen.has(uuid)) return false
      seen.add(uuid)
      return true
    })
  const mended = folders.map((folder, index) => ({
    ...folder,
    children: sound(folder.children, ['folders', index, 'children']),
  }))
  const root = sound(rootChildren, ['rootChildren'])
  const orphans = (type: Child['type'], uuids: Iterable<string>): Child[] =>
    [...uuids].filter((uuid) => !seen.has(uuid)).map((uuid) => ({ type, uuid }))
  return {
    folders: mended,
    rootChildren: [...root, ...orphans('folder', folderUuids), ...orphans('route', routeUuids)],
  }
}

/** The routes in the order in which they are tried: depth first. */
export function routesInOrder(mock: Pick<Mock, 'routes' | 'folders' | 'rootChildren'>): Route[] {
  const routes = byUuid(mock.routes)
  const folders = byUuid(mock.folders)
  const ordered: Route[] = []
  const walk = (children: readonly Child[]): void => {
    for (const child of children) {
      const route = child.type === 'route' ? routes.get(child.uuid) : undefined
      if (route) {
        ordered.push(route)
        continue
      }
      const folder = child.type === 'folder' ? folders.get(child.uuid) : undefined
      // A folder is visited once, so a folder that holds itself ends here.
      folders.delete(child.uuid)
      if (folder) walk(folder.children)
    }
  }
  walk(mock.rootChildren)
  return ordered
}

/** Of two with the same uuid, the first. */
const byUuid = <T extends { uuid: string }>(parts: readonly T[]): Map<string, T> =>
  new Map(parts.toReversed().map((part) => [part.uuid, part]))
