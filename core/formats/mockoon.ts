// Mocks as Mockoon environment files, and what old files need first.
import {
  DATA_MODEL,
  formatPath,
  isUuid,
  type KindBeyond,
  type Mock,
  type Path,
  uuidFrom,
  withoutBeyond,
} from '../document/index.ts'

/** The data model that a parsed file follows; undefined for what is no Mockoon file. */
export function dataModelOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { lastMigration } = value as { lastMigration?: unknown }
  return typeof lastMigration === 'number' ? lastMigration : undefined
}

/** Whether a file must be migrated before it can be read. */
export function needsMigration(value: unknown): boolean {
  const model = dataModelOf(value)
  return model !== undefined && model < DATA_MODEL
}

export interface MockoonFile {
  /** Valid under Mockoon's strict schema. */
  readonly environment: Mock
  /** What the file can't say, by its path: `routes[2].disabled`. */
  readonly lost: readonly string[]
}

/** Writes a mock as a Mockoon environment file: without what goes beyond its model, and with UUIDs alone as identities. */
export function toMockoon(mock: Mock): MockoonFile {
  const uuid = (value: string): string => (isUuid(value) ? value : uuidFrom(value))
  const withUuid = <T extends { uuid: string }>(part: T): T => ({ ...part, uuid: uuid(part.uuid) })
  const lost: string[] = []
  const written = <T extends { uuid: string }>(part: T, kind: KindBeyond, path: Path): T => {
    const known = withoutBeyond(part, kind)
    lost.push(...known.lost.map((key) => formatPath([...path, key])))
    return withUuid(known.part)
  }
  const environment: Mock = {
    ...written(mock, 'mock', []),
    folders: mock.folders.map((folder) => ({
      ...withUuid(folder),
      children: folder.children.map(withUuid),
    })),
    routes: mock.routes.map((route, at) => ({
      ...written(route, 'route', ['routes', at]),
      responses: route.responses.map((response, place) => ({
        ...written(response, 'response', ['routes', at, 'responses', place]),
        callbacks: response.callbacks.map(withUuid),
      })),
    })),
    rootChildren: mock.rootChildren.map(withUuid),
    data: mock.data.map(withUuid),
    callbacks: mock.callbacks.map((callback, at) =>
      written(callback, 'callback', ['callbacks', at]),
    ),
  }
  return { environment, lost }
}
