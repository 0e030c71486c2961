// Storage: SQLite files, their tables, and what keeps them safe.
export type { Database, SqlValue, Statement } from './database.ts'
export { type Migrations, migrate } from './migrate.ts'
export { type DatabaseOptions, openDatabase } from './open-database.ts'
export { dataMigrations } from './tables.ts'
