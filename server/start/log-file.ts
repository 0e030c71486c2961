// Opens log.db. Answers do not need it: a damaged one is moved aside, and a new one is begun.
import { rename, stat } from 'node:fs/promises'
import { messageOf } from '../../core/index.ts'
import { openDatabase } from '../storage/index.ts'
import {
  openTransactionLog,
  type TransactionLog,
  type TransactionLogOptions,
} from '../transactions/index.ts'
import { assertSound, Damage, isDamage } from './damage.ts'

/** @throws Error for a file of a newer version, and one that can't be written or moved */
export async function openLogFile(options: TransactionLogOptions): Promise<TransactionLog> {
  const { file, onProblem } = options
  try {
    await checkLog(file)
    return await openTransactionLog(options)
  } catch (error) {
    if (!isDamage(error)) throw error
    const kept = await moveAside(file)
    onProblem(
      `${file} is damaged (${messageOf(error)}): it was moved to ${kept}, and a new log of requests is begun. Nothing else is lost.`,
    )
    return openTransactionLog(options)
  }
}

async function checkLog(file: string): Promise<void> {
  const found = await stat(file).catch(ignoreMissing)
  if (!found) return
  if (!found.isFile()) throw new Damage('it is no file')
  const database = await openDatabase(file, { durability: 'normal' })
  try {
    await assertSound(database)
  } finally {
    database.close()
  }
}

/** With what SQLite keeps beside it, so that whoever wants to can still read what is readable. */
async function moveAside(file: string): Promise<string> {
  const kept = `${file}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`
  await rename(file, kept)
  for (const end of ['-wal', '-shm']) await rename(file + end, kept + end).catch(ignoreMissing)
  return kept
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
