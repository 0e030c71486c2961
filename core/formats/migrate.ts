// Brings old Mockoon files up to the newest data model, by Mockoon's own migrations. Loaded only for such files.
import { DATA_MODEL } from '../document/index.ts'
import { MockhostError, messageOf } from '../errors.ts'
import { dataModelOf } from './mockoon.ts'

/**
 * A copy of a Mockoon environment at the newest data model.
 * @throws MockhostError `document-invalid` where a migration fails
 */
export async function migrateMockoonFile(environment: object): Promise<object> {
  const { Migrations } = await import('@mockoon/commons')
  const migrated = structuredClone(environment) as { lastMigration: number }
  const model = dataModelOf(migrated) ?? 0
  for (const { id, migrationFunction } of Migrations) {
    if (id <= model || id > DATA_MODEL) continue
    try {
      migrationFunction(migrated as never)
    } catch (error) {
      const reason = `The Mockoon file of data model ${model} can't be migrated to ${id}: ${messageOf(error)}`
      throw new MockhostError('document-invalid', reason, { cause: error })
    }
  }
  return { ...migrated, lastMigration: DATA_MODEL }
}
