// Opens data.db, and says what to do where it is damaged.
import { messageOf } from '../../core/index.ts'
import { type Database, dataMigrations, migrate, openDatabase } from '../storage/index.ts'
import { assertSound, isDamage } from './damage.ts'

/** @throws Error naming the file, for one that is damaged or of a newer version */
export async function openDataFile(file: string): Promise<Database> {
  let database: Database | undefined
  try {
    database = await openDatabase(file, { durability: 'full' })
    await assertSound(database)
    migrate(database, dataMigrations)
    return database
  } catch (error) {
    database?.close()
    if (!isDamage(error)) throw error
    throw new Error(
      `${file} is damaged (${messageOf(error)}). Bring back a backup with "mockhost restore FILE", or move it away to begin anew; it was left as it is`,
    )
  }
}
