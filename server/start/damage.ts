// Tells a database file that is damaged from one that can't be used for another reason.
import { stat } from 'node:fs/promises'
import { messageOf } from '../../core/index.ts'
import type { Database } from '../storage/index.ts'

/** A larger file is read through only by SQLite itself, as it is used: it would hold up the start. */
const CHECKED_BYTES = 64 * 1024 * 1024

/** @throws Error that `isDamage` knows, for a file that is not as SQLite wrote it */
export async function assertSound(database: Database): Promise<void> {
  if ((await stat(database.file)).size > CHECKED_BYTES) return
  const found = database.prepare<{ quick_check: string }>('PRAGMA quick_check(1)').get()
  if (found && found.quick_check !== 'ok')
    throw new Damage(found.quick_check.replace(/^\*{3} in database \w+ \*{3}\s*/, ''))
}

export class Damage extends Error {}

export const isDamage = (error: unknown): boolean =>
  error instanceof Damage ||
  /not a database|malformed|SQLITE_(CORRUPT|NOTADB)/i.test(
    `${(error as { code?: string }).code} ${messageOf(error)}`,
  )
