// Copies of data.db: made while the server runs, and brought back while it does not.
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { messageOf } from '../../core/index.ts'
import { type Database, openDatabase } from '../storage/index.ts'
import { lockFolder } from './lock.ts'

export interface BackupStream {
  readonly stream: ReadableStream<Uint8Array>
  readonly bytes: number
}

/** A consistent copy, as it is at this moment; the copy's file is gone when the stream ends. */
export async function streamBackup(database: Database, folder: string): Promise<BackupStream> {
  const file = join(folder, `backup-${crypto.randomUUID()}.tmp`)
  database.copyTo(file)
  const { size } = await stat(file)
  const source = createReadStream(file)
  source.once('close', () => rm(file, { force: true }).catch(() => {}))
  return { stream: Readable.toWeb(source) as unknown as ReadableStream<Uint8Array>, bytes: size }
}

export interface RestoreOptions {
  readonly data: string
  /** Whether data that is there already may be replaced; it is kept beside. */
  readonly force: boolean
}

/** @throws Error for a file that is no backup, a server that runs, and data that is there already */
export async function restoreBackup(
  file: string,
  { data, force }: RestoreOptions,
): Promise<string[]> {
  await assertBackup(file)
  await mkdir(data, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(data)
  try {
    const target = join(data, 'data.db')
    const kept = await keepAside(target, force)
    await Promise.all(['-wal', '-shm'].map((end) => rm(target + end, { force: true })))
    await copyFile(file, target)
    return [
      `restored ${target}`,
      ...(kept ? [`what was there is kept as ${kept}`] : []),
      `keys of deployments can be read only with the secret.key of the server that made the backup, in ${data}`,
    ]
  } finally {
    lock.release()
  }
}

async function keepAside(target: string, force: boolean): Promise<string | undefined> {
  const exists = await stat(target).then(
    () => true,
    () => false,
  )
  if (!exists) return undefined
  if (!force)
    throw new Error(`${target} is there already; replace it with --force, which keeps it beside`)
  // What the log file still holds belongs to it.
  const database = await openDatabase(target, { durability: 'full' }).catch(() => undefined)
  database?.close()
  const kept = `${target}.before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`
  await rename(target, kept)
  return kept
}

async function assertBackup(file: string): Promise<void> {
  const exists = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
  if (!exists) throw new Error(`${file}: there is no such file`)
  try {
    const database = await openDatabase(file, { durability: 'normal' })
    try {
      database.prepare('SELECT count(*) FROM deployments').get()
      const found = database.prepare<{ quick_check: string }>('PRAGMA quick_check(1)').get()
      if (found?.quick_check !== 'ok') throw new Error(found?.quick_check)
    } finally {
      database.close()
    }
  } catch (error) {
    throw new Error(`${file} is no backup of mockhost: ${messageOf(error)}`)
  }
}
