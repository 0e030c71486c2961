// The tables of log.db, by numbered steps.
import type { Migrations } from '../storage/index.ts'

export const logMigrations: Migrations = [
  `CREATE TABLE transactions (
    id INTEGER PRIMARY KEY,
    deployment_id TEXT NOT NULL,
    status INTEGER NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    route TEXT,
    time INTEGER NOT NULL,
    detail TEXT NOT NULL
  );
  CREATE INDEX transactions_of_deployment ON transactions (deployment_id, id);`,
  'ALTER TABLE transactions ADD COLUMN session TEXT',
]
