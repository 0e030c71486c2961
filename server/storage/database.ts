// A SQLite database, the same on each runtime: what the server's parts see of it.

export type SqlValue = string | number | bigint | Uint8Array | null

export interface Statement<Row> {
  get(...values: SqlValue[]): Row | undefined
  all(...values: SqlValue[]): Row[]
  /** How many rows were changed. */
  run(...values: SqlValue[]): { readonly changes: number }
}

export interface Database {
  readonly file: string
  /** Runs statements that take no values. */
  exec(sql: string): void
  /** A statement, compiled once for each text. */
  prepare<Row = Record<string, SqlValue>>(sql: string): Statement<Row>
  /** Does everything or, where it throws, nothing. May not be nested. */
  transaction<T>(work: () => T): T
  /** Writes a consistent copy, also while others read and write. */
  copyTo(file: string): void
  close(): void
}
