// Opens SQLite files with the library of the runtime: `bun:sqlite` on Bun, `better-sqlite3` on Node.
import type { Database, SqlValue, Statement } from './database.ts'

/** What both libraries have in common. */
interface Driver {
  exec(sql: string): unknown
  prepare(sql: string): {
    get(...values: SqlValue[]): unknown
    all(...values: SqlValue[]): unknown[]
    run(...values: SqlValue[]): { changes: number }
  }
  close(): unknown
}

export interface DatabaseOptions {
  /**
   * `full` loses nothing that was acknowledged, even when the power fails; `normal` may lose the last moments then,
   * and is several times faster.
   */
  readonly durability: 'full' | 'normal'
  /** How long to wait for another process that holds the file. Default 5,000. */
  readonly busyMs?: number
}

/** @throws what the library throws, for a file that is no database or can't be written */
export async function openDatabase(
  file: string,
  { durability, busyMs = 5_000 }: DatabaseOptions,
): Promise<Database> {
  const driver = await openDriver(file)
  try {
    driver.exec(`PRAGMA busy_timeout = ${busyMs}`)
    driver.exec('PRAGMA journal_mode = WAL')
    driver.exec(`PRAGMA synchronous = ${durability}`)
    driver.exec('PRAGMA foreign_keys = ON')
  } catch (error) {
    driver.close()
    throw error
  }
  return new SqliteDatabase(file, driver)
}

async function openDriver(file: string): Promise<Driver> {
  if (process.versions.bun !== undefined) {
    const { Database: BunDatabase } = await import('bun:sqlite')
    return new BunDatabase(file, { create: true, readwrite: true }) as unknown as Driver
  }
  const NodeDatabase = await loadBetterSqlite()
  return new NodeDatabase(file) as unknown as Driver
}

/** better-sqlite3 crashes the process on older ones. */
const OLDEST_NODE: readonly [major: number, minor: number] = [22, 14]

async function loadBetterSqlite(): Promise<typeof import('better-sqlite3')> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    throw new Error(
      `hosting on Node needs Node ${OLDEST_NODE.join('.')} or later, and this is ${process.versions.node}`,
    )
  try {
    return (await import('better-sqlite3')).default
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new Error(
      'hosting on Node needs the package better-sqlite3, which is not installed: npm install better-sqlite3',
      { cause: error },
    )
  }
}

class SqliteDatabase implements Database {
  readonly file: string
  readonly #driver: Driver
  readonly #statements = new Map<string, Statement<never>>()

  constructor(file: string, driver: Driver) {
    this.file = file
    this.#driver = driver
  }

  exec(sql: string): void {
    this.#driver.exec(sql)
  }

  prepare<Row>(sql: string): Statement<Row> {
    const known = this.#statements.get(sql)
    if (known) return known as Statement<Row>
    const prepared = this.#driver.prepare(sql)
    const statement: Statement<Row> = {
      // Bun says null where there is no row, better-sqlite3 undefined.
      get: (...values) => (prepared.get(...values) ?? undefined) as Row | undefined,
      all: (...values) => prepared.all(...values) as Row[],
      run: (...values) => prepared.run(...values),
    }
    this.#statements.set(sql, statement as Statement<never>)
    return statement
  }

  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.exec('COMMIT')
      return result
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  /** On a full disk SQLite has rolled back by itself, and says that there is nothing to roll back. */
  #rollBack(): void {
    try {
      this.exec('ROLLBACK')
    } catch {
      // The error that led here tells more.
    }
  }

  copyTo(file: string): void {
    this.prepare('VACUUM INTO ?').run(file)
  }

  close(): void {
    this.#driver.close()
  }
}
