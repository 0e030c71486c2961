// Opens the log of transactions, in a database file of its own.
import { messageOf } from '../../core/index.ts'
import { type Database, migrate, openDatabase } from '../storage/index.ts'
import { RingedTransactionLog } from './ringed-log.ts'
import { logMigrations } from './tables.ts'
import type { TransactionLog, TransactionLogOptions } from './transaction-log.ts'
import { TransactionStore } from './transaction-store.ts'

/** @throws where the file is damaged, comes from a newer version or can't be written; the message says what to do */
export async function openTransactionLog(options: TransactionLogOptions): Promise<TransactionLog> {
  const { file } = options
  let database: Database | undefined
  try {
    database = await openDatabase(file, { durability: 'normal' })
    migrate(database, logMigrations)
    return new RingedTransactionLog(new TransactionStore(database), options)
  } catch (error) {
    database?.close()
    throw new Error(whyNotOpened(file, error), { cause: error })
  }
}

function whyNotOpened(file: string, error: unknown): string {
  const reason = `The log of requests ${file} can't be opened: ${messageOf(error)}.`
  const { code = '' } = error as { code?: string }
  return /^SQLITE_(NOTADB|CORRUPT)/.test(code)
    ? `${reason} It holds the requests of the past and nothing else: move it away, and a new one is made.`
    : reason
}
