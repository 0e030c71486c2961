// Mocks as Mockoon environment files, and what old files need first.
import { DATA_MODEL, isUuid, type Mock, uuidFrom } from '../document/index.ts'

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
  /** What the file can't say, by its path; empty while documents hold nothing beyond Mockoon's model. */
  readonly lost: readonly string[]
}

/** Writes a mock as a Mockoon environment file. Only identities that are no UUIDs change. */
export function toMockoon(mock: Mock): MockoonFile {
  const uuid = (value: string): string => (isUuid(value) ? value : uuidFrom(value))
  const withUuid = <T extends { uuid: string }>(part: T): T => ({ ...part, uuid: uuid(part.uuid) })
  const environment: Mock = {
    ...withUuid(mock),
    folders: mock.folders.map((folder) => ({
      ...withUuid(folder),
      children: folder.children.map(withUuid),
    })),
    routes: mock.routes.map((route) => ({
      ...withUuid(route),
      responses: route.responses.map((response) => ({
        ...withUuid(response),
        callbacks: response.callbacks.map(withUuid),
      })),
    })),
    rootChildren: mock.rootChildren.map(withUuid),
    data: mock.data.map(withUuid),
    callbacks: mock.callbacks.map(withUuid),
  }
  return { environment, lost: [] }
}
