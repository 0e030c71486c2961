// What can be done to the routes and folders that are chosen.
import type { Route } from '../../../sdk/editing/index.ts'
import { copyText, useToast } from '../../kit/index.ts'
import { newUuid } from '../identity/index.ts'
import type { EditedMock } from '../mock/index.ts'
import {
  addFolder,
  addRoutes,
  type Change,
  duplicate,
  inside,
  remove,
  titleOf,
  toggle,
} from './edits.ts'
import { readRoutes } from './paste.ts'

export interface RouteActions {
  readonly add: (route: Route) => void
  readonly addFolder: () => void
  readonly rename: () => void
  readonly duplicate: () => void
  readonly toggle: () => void
  readonly delete: () => void
  readonly copy: () => void
  readonly paste: () => void
}

export interface RouteActionsOptions {
  readonly onSelect: (uuid: string) => void
  readonly onMade: (uuid: string) => void
  readonly onRename: (folder: string) => void
}

export function useRouteActions(
  mock: EditedMock,
  chosen: readonly string[],
  { onSelect, onMade, onRename }: RouteActionsOptions,
): RouteActions {
  const toast = useToast()
  const named = chosen.length === 1 ? nameOf(mock, chosen[0] as string) : `${chosen.length} routes`
  const edit = (label: string, change: Change) => mock.edit(label, change)
  const chosenRoutes = mock.mock.routes.filter(
    ({ uuid }) =>
      chosen.includes(uuid) || chosen.some((one) => inside(mock.mock, one).includes(uuid)),
  )
  return {
    add: (route) => {
      edit(`Added ${titleOf(route)}`, addRoutes([route], chosen.at(-1)))
      onMade(route.uuid)
    },
    addFolder: () => {
      const uuid = newUuid()
      edit('Added a folder', addFolder('New folder', uuid))
      onRename(uuid)
    },
    rename: () => {
      const folder = mock.mock.folders.find(({ uuid }) => uuid === chosen[0])
      if (folder) onRename(folder.uuid)
    },
    duplicate: () => edit(`Duplicated ${named}`, duplicate(chosen)),
    toggle: () => edit(`Switched ${named} on or off`, toggle(chosen)),
    delete: () => {
      edit(`Deleted ${named}`, remove(chosen))
      toast.show({ title: `Deleted ${named}`, action: { label: 'Undo', run: mock.undo } })
    },
    copy: () =>
      void copyText(JSON.stringify(chosenRoutes, null, 2)).then(
        () => toast.success(`Copied ${named}`),
        (error) => toast.error('It was not copied', error),
      ),
    paste: () =>
      void readRoutes().then(
        (routes) => {
          edit(`Pasted ${countOf(routes.length)}`, addRoutes(routes, chosen.at(-1)))
          if (routes[0]) onSelect(routes[0].uuid)
        },
        (error) => toast.error('Nothing was pasted', error),
      ),
  }
}

function nameOf({ mock }: EditedMock, uuid: string): string {
  const route = mock.routes.find((one) => one.uuid === uuid)
  return route ? titleOf(route) : (mock.folders.find((one) => one.uuid === uuid)?.name ?? 'it')
}

export const countOf = (routes: number): string => (routes === 1 ? '1 route' : `${routes} routes`)
