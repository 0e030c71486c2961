// One server for each data folder: a lock that ends with the process, however it ends.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../../core/index.ts'
import { type Database, openDatabase } from '../storage/index.ts'

export interface Lock {
  release(): void
}

/** @throws Error where another process has the folder */
export async function lockFolder(folder: string): Promise<Lock> {
  const pidFile = join(folder, 'mockhost.pid')
  let database: Database | undefined
  try {
    database = await openDatabase(join(folder, 'lock.db'), { durability: 'normal', busyMs: 0 })
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database?.close()
    if (!/busy|locked/i.test(`${(error as { code?: string }).code} ${messageOf(error)}`))
      throw error
    const pid = await readFile(pidFile, 'utf8').catch(() => '')
    const owner = pid === '' ? 'another mockhost' : `another mockhost (process ${pid.trim()})`
    throw new Error(
      `${folder} is in use by ${owner}; stop it first, or choose another folder with --data`,
    )
  }
  await writeFile(pidFile, `${process.pid}\n`)
  const held = database
  return { release: () => held.close() }
}
