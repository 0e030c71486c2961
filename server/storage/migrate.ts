// Brings a database's tables up to date by numbered steps, each done once.
import type { Database } from './database.ts'

/** What each step does; its number is its place, from 1. A step that has been released is never changed. */
export type Migrations = readonly string[]

/**
 * Runs the steps that the file has not seen, all or none.
 * @throws where the file comes from a newer version, whose steps are unknown here
 */
export function migrate(database: Database, migrations: Migrations): void {
  const done =
    database.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0
  if (done > migrations.length)
    throw new Error(
      `${database.file} was written by a newer mockhost (its tables are at step ${done}, this version knows ${migrations.length})`,
    )
  if (done === migrations.length) return
  database.transaction(() => {
    for (const step of migrations.slice(done)) database.exec(step)
    database.exec(`PRAGMA user_version = ${migrations.length}`)
  })
}
