// The tables of `data.db`: deployments with all that is theirs, and the keys of the management API.
import type { Migrations } from './migrate.ts'

/** Times are milliseconds since 1970; what is named `is_` is 0 or 1. */
const FIRST = `
CREATE TABLE deployments (
  id TEXT NOT NULL PRIMARY KEY,
  subdomain TEXT NOT NULL,
  name TEXT NOT NULL,
  visibility TEXT NOT NULL,
  region TEXT NOT NULL,
  is_paused INTEGER NOT NULL,
  quotas TEXT NOT NULL, -- JSON: those that were set, the server's hold for the others
  revision INTEGER NOT NULL,
  routes INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX live_deployments ON deployments (subdomain) WHERE deleted_at IS NULL;
CREATE INDEX deleted_deployments ON deployments (subdomain, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE domains (
  host TEXT NOT NULL PRIMARY KEY,
  deployment_id TEXT NOT NULL REFERENCES deployments ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX domains_of_deployment ON domains (deployment_id);

CREATE TABLE variables (
  deployment_id TEXT NOT NULL REFERENCES deployments ON DELETE CASCADE,
  name TEXT NOT NULL,
  value ANY NOT NULL, -- text, or bytes where it is secret: encrypted
  is_secret INTEGER NOT NULL,
  PRIMARY KEY (deployment_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
  deployment_id TEXT NOT NULL REFERENCES deployments ON DELETE CASCADE,
  number INTEGER NOT NULL,
  time INTEGER NOT NULL,
  author TEXT NOT NULL,
  message TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  routes INTEGER NOT NULL,
  document TEXT NOT NULL, -- JSON: the mock as it was written; last, so that lists need not read past it
  PRIMARY KEY (deployment_id, number)
) STRICT;

CREATE TABLE deployment_keys (
  id TEXT NOT NULL PRIMARY KEY,
  deployment_id TEXT NOT NULL REFERENCES deployments ON DELETE CASCADE,
  name TEXT NOT NULL,
  digest BLOB NOT NULL, -- SHA-256 of the secret
  sealed BLOB NOT NULL, -- the secret, encrypted
  created_at INTEGER NOT NULL,
  expires_at INTEGER
) STRICT;
CREATE INDEX keys_of_deployment ON deployment_keys (deployment_id);

CREATE TABLE control_keys (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  digest BLOB NOT NULL UNIQUE,
  scope TEXT NOT NULL,
  deployments TEXT, -- JSON: the ids of those that it is for; none where it is for all
  created_at INTEGER NOT NULL,
  expires_at INTEGER
) STRICT;

CREATE TABLE states (
  deployment_id TEXT NOT NULL PRIMARY KEY REFERENCES deployments ON DELETE CASCADE,
  data TEXT NOT NULL, -- JSON: buckets and variables
  counts TEXT NOT NULL, -- JSON: how often each route has answered
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE usage (
  deployment_id TEXT NOT NULL REFERENCES deployments ON DELETE CASCADE,
  month TEXT NOT NULL, -- as in 2026-11, UTC
  calls INTEGER NOT NULL,
  PRIMARY KEY (deployment_id, month)
) STRICT, WITHOUT ROWID;
`

/** What is recorded of the API behind a deployment. */
const RECORDINGS = `
CREATE TABLE recordings (
  deployment_id TEXT NOT NULL PRIMARY KEY REFERENCES deployments ON DELETE CASCADE,
  is_on INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  exchanges INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;

CREATE TABLE recorded_exchanges (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  deployment_id TEXT NOT NULL REFERENCES deployments ON DELETE CASCADE,
  sample TEXT NOT NULL -- JSON, without secrets
) STRICT;
CREATE INDEX recorded_of_deployment ON recorded_exchanges (deployment_id, id);
`

/** Files of deployments; a content that several have is there once. */
const FILES = `
CREATE TABLE contents (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  hash TEXT UNIQUE, -- SHA-256 in hex; none while it comes in
  bytes INTEGER NOT NULL
) STRICT;

CREATE TABLE content_parts (
  content_id INTEGER NOT NULL REFERENCES contents ON DELETE CASCADE,
  number INTEGER NOT NULL,
  data BLOB NOT NULL, -- 1 MiB, and in the last one what is left
  PRIMARY KEY (content_id, number)
) STRICT;

CREATE TABLE files (
  deployment_id TEXT NOT NULL REFERENCES deployments ON DELETE CASCADE,
  path TEXT NOT NULL,
  content_id INTEGER NOT NULL REFERENCES contents,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (deployment_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_of_content ON files (content_id);
`

export const dataMigrations: Migrations = [FIRST, RECORDINGS, FILES]
