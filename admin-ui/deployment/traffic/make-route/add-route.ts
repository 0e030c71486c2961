// Puts a route that was made from a request into a mock.
import {
  type Child,
  type Mock,
  type Response,
  type Route,
  responseDefaults,
  routeDefaults,
} from '../../../../sdk/editing/index.ts'
import { newUuid } from '../../identity/index.ts'
import type { RouteDraft } from './route-draft.ts'

export type FinishedDraft = Omit<RouteDraft, 'notes'> & { readonly endpoint: string }

export function routeOf(draft: FinishedDraft): Route {
  const { method, endpoint, headers, ...answer } = draft
  const response: Response = {
    ...responseDefaults,
    ...answer,
    uuid: newUuid(),
    default: true,
    headers: headers.map((header) => ({ ...header })),
  }
  return {
    ...routeDefaults,
    uuid: newUuid(),
    method: method as Route['method'],
    endpoint: endpoint.replace(/^\//, ''),
    responses: [response],
  }
}

/**
 * @param before the uuid of a route that would answer first: the new one is put in front of it; at the end of the
 * root where it is left out
 */
export function addRoute(mock: Mock, route: Route, before?: string): Mock {
  const child: Child = { type: 'route', uuid: route.uuid }
  const routes = [...mock.routes, route]
  const isBefore = (other: Child) => other.type === 'route' && other.uuid === before
  const inserted = (children: readonly Child[]): Child[] =>
    children.flatMap((other) => (isBefore(other) ? [child, other] : [other]))
  if (mock.rootChildren.some(isBefore))
    return { ...mock, routes, rootChildren: inserted(mock.rootChildren) }
  if (mock.folders.some(({ children }) => children.some(isBefore)))
    return {
      ...mock,
      routes,
      folders: mock.folders.map((folder) => ({ ...folder, children: inserted(folder.children) })),
    }
  return { ...mock, routes, rootChildren: [...mock.rootChildren, child] }
}
