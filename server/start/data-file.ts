// Opens data.db, and says what to do where it is damaged.
import { stat } from 'node:fs/promises'
import { messageOf } from '../../core/index.ts'
import { type Database, dataMigrations, migrate, openDatabase } from '../storage/index.ts'

/** A larger file is read through only by SQLite itself, as it is used: it would hold up the start. */
const CHECKED_BYTES = 64 * 1024 * 1024

/** @throws Error naming the file, for one that is damaged or of a newer version */
export async function openDataFile(file: string): Promise<Database> {
  let database: Database | undefined
  try {
    database = await openDatabase(file, { durability: 'full' })
    if ((await stat(file)).size <= CHECKED_BYTES) assertSound(database)
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

function assertSound(database: Database): void {
  const found = database.prepare<{ quick_check: string }>('PRAGMA quick_check(1)').get()
  if (found && found.quick_check !== 'ok') throw new Damage(found.quick_check)
}

class Damage extends Error {}

const isDamage = (error: unknown): boolean =>
  error instanceof Damage ||
  /not a database|malformed|SQLITE_(CORRUPT|NOTADB)/i.test(
    `${(error as { code?: string }).code} ${messageOf(error)}`,
  )
