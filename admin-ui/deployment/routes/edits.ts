// Changes of routes, folders and responses: each gives another mock and leaves the given one as it is.
import {
  type Child,
  type Folder,
  folderDefaults,
  type Mock,
  type Response,
  type Route,
  responseDefaults,
  routeDefaults,
} from '../../../sdk/editing/index.ts'

export type Change = (mock: Mock) => Mock

const newUuid = (): string => crypto.randomUUID()

export const newResponse = (fields: Partial<Response> = {}): Response => ({
  ...responseDefaults,
  uuid: newUuid(),
  ...fields,
})

export function newRoute(fields: Partial<Route> = {}): Route {
  const { type = 'http' } = fields
  const response = newResponse({
    default: true,
    ...(type === 'http' ? { body: '{\n  "hello": "world"\n}', headers: [JSON_TYPE] } : {}),
  })
  return {
    ...routeDefaults,
    uuid: newUuid(),
    ...(type === 'crud' ? { method: '' as const } : {}),
    responses: [response],
    ...fields,
  }
}

const JSON_TYPE = { key: 'Content-Type', value: 'application/json' }

/** Puts routes where another child is, or at the end of the root. */
export const addRoutes =
  (routes: readonly Route[], behind?: string): Change =>
  (mock) => ({
    ...insert(
      mock,
      routes.map(({ uuid }) => ({ type: 'route', uuid })),
      behind,
    ),
    routes: [...mock.routes, ...routes],
  })

export const addFolder =
  (name: string, uuid: string = newUuid()): Change =>
  (mock) => ({
    ...insert(mock, [{ type: 'folder', uuid }], undefined),
    folders: [...mock.folders, { ...folderDefaults, uuid, name }],
  })

/** Puts children behind another one, in its folder; at the end of the root where it is left out. */
function insert(mock: Mock, children: readonly Child[], behind: string | undefined): Mock {
  const place = (list: readonly Child[]): Child[] => {
    const at = list.findIndex(({ uuid }) => uuid === behind)
    return at < 0 ? [...list] : list.toSpliced(at + 1, 0, ...children)
  }
  const isPlaced =
    behind !== undefined &&
    [mock.rootChildren, ...mock.folders.map((folder) => folder.children)].some((list) =>
      list.some(({ uuid }) => uuid === behind),
    )
  return isPlaced
    ? onLists(mock, place)
    : { ...mock, rootChildren: [...mock.rootChildren, ...children] }
}

const onLists = (mock: Mock, change: (list: readonly Child[]) => Child[]): Mock => ({
  ...mock,
  rootChildren: change(mock.rootChildren),
  folders: mock.folders.map((folder) => ({ ...folder, children: change(folder.children) })),
})

export const changeRoute =
  (uuid: string, change: Partial<Route> | ((route: Route) => Route)): Change =>
  (mock) => ({
    ...mock,
    routes: mock.routes.map((route) =>
      route.uuid !== uuid
        ? route
        : typeof change === 'function'
          ? change(route)
          : { ...route, ...change },
    ),
  })

export const changeResponse = (
  routeUuid: string,
  uuid: string,
  fields: Partial<Response>,
): Change =>
  changeRoute(routeUuid, (route) => ({
    ...route,
    responses: route.responses.map((response) =>
      response.uuid === uuid ? { ...response, ...fields } : response,
    ),
  }))

export const changeFolder =
  (uuid: string, fields: Partial<Folder>): Change =>
  (mock) => ({
    ...mock,
    folders: mock.folders.map((folder) =>
      folder.uuid === uuid ? { ...folder, ...fields } : folder,
    ),
  })

/** Takes routes and folders away, and what is in the folders. */
export const remove =
  (uuids: readonly string[]): Change =>
  (mock) => {
    const gone = new Set(uuids.flatMap((uuid) => [uuid, ...inside(mock, uuid)]))
    const left = <T extends { readonly uuid: string }>(list: readonly T[]): T[] =>
      list.filter(({ uuid }) => !gone.has(uuid))
    return onLists(
      { ...mock, routes: left(mock.routes), folders: left(mock.folders) },
      (children) => left(children),
    )
  }

/** Everything below a folder. */
export function inside(mock: Mock, uuid: string): string[] {
  const folder = mock.folders.find((one) => one.uuid === uuid)
  return (folder?.children ?? []).flatMap((child) => [child.uuid, ...inside(mock, child.uuid)])
}

/** Copies of routes, each behind its original. */
export const duplicate =
  (uuids: readonly string[]): Change =>
  (mock) =>
    uuids.reduce((all, uuid) => {
      const route = mock.routes.find((one) => one.uuid === uuid)
      return route ? addRoutes([copyOf(route)], uuid)(all) : all
    }, mock)

/** With identities of its own. */
export const copyOf = (route: Route): Route => ({
  ...route,
  uuid: newUuid(),
  responses: route.responses.map((response) => ({ ...response, uuid: newUuid() })),
})

/** Disables routes, or enables them where all are disabled. */
export const toggle =
  (uuids: readonly string[]): Change =>
  (mock) => {
    const chosen = new Set(uuids.flatMap((uuid) => [uuid, ...inside(mock, uuid)]))
    const isAllOff = mock.routes.filter(({ uuid }) => chosen.has(uuid)).every((one) => one.disabled)
    return {
      ...mock,
      routes: mock.routes.map((route) =>
        chosen.has(route.uuid) ? { ...route, disabled: !isAllOff } : route,
      ),
    }
  }

export interface Destination {
  /** Beside which child, or `root`. */
  readonly target: string
  readonly position: 'before' | 'after' | 'on'
}

/** Moves routes and folders, in the order that they are given in. */
export const move =
  (uuids: readonly string[], { target, position }: Destination): Change =>
  (mock) => {
    const moved = uuids.filter((uuid) => uuid !== target && !inside(mock, uuid).includes(target))
    if (moved.length === 0) return mock
    const children = moved.map((uuid) => childOf(mock, uuid))
    const without = onLists(mock, (list) => list.filter(({ uuid }) => !moved.includes(uuid)))
    if (target === 'root')
      return { ...without, rootChildren: [...without.rootChildren, ...children] }
    if (position === 'on')
      return changeFolder(target, {
        children: [
          ...(without.folders.find(({ uuid }) => uuid === target)?.children ?? []),
          ...children,
        ],
      })(without)
    return onLists(without, (list) => {
      const at = list.findIndex(({ uuid }) => uuid === target)
      return at < 0
        ? [...list]
        : list.toSpliced(position === 'before' ? at : at + 1, 0, ...children)
    })
  }

const childOf = (mock: Mock, uuid: string): Child => ({
  type: mock.folders.some((folder) => folder.uuid === uuid) ? 'folder' : 'route',
  uuid,
})

/** One place up or down among its neighbours. */
export const step =
  (uuid: string, by: 1 | -1): Change =>
  (mock) =>
    onLists(mock, (list) => {
      const at = list.findIndex((child) => child.uuid === uuid)
      const to = at + by
      const child = list[at]
      if (!child || to < 0 || to >= list.length) return [...list]
      return list.toSpliced(at, 1).toSpliced(to, 0, child)
    })

/** Into the folder that stands right before it; nothing where there is none. */
export const nest =
  (uuid: string): Change =>
  (mock) => {
    const list = listOf(mock, uuid)
    const before = list[list.findIndex((child) => child.uuid === uuid) - 1]
    return before?.type === 'folder'
      ? move([uuid], { target: before.uuid, position: 'on' })(mock)
      : mock
  }

/** Out of its folder, behind it. */
export const unnest =
  (uuid: string): Change =>
  (mock) => {
    const parent = mock.folders.find(({ children }) => children.some((one) => one.uuid === uuid))
    return parent ? move([uuid], { target: parent.uuid, position: 'after' })(mock) : mock
  }

const listOf = (mock: Mock, uuid: string): readonly Child[] =>
  [mock.rootChildren, ...mock.folders.map(({ children }) => children)].find((list) =>
    list.some((child) => child.uuid === uuid),
  ) ?? []

/** As people name it: `GET /users`. */
export function titleOf({ type, method, endpoint }: Route): string {
  const kind = type === 'http' ? (method || 'get').toUpperCase() : type === 'crud' ? 'CRUD' : 'WS'
  return `${kind} /${endpoint.replace(/^\//, '')}`
}
