// What deployments as a whole do with their files.
import type { Database } from '../storage/index.ts'

/** A deployment gets the files of another one; contents are not copied. */
export function copyFiles(database: Database, from: string, to: string): void {
  database
    .prepare(
      'INSERT INTO files (deployment_id, path, content_id, changed_at) SELECT ?, path, content_id, changed_at FROM files WHERE deployment_id = ?',
    )
    .run(to, from)
}

export const pathsOfFiles = (database: Database, id: string): ReadonlySet<string> =>
  new Set(
    database
      .prepare<{ path: string }>('SELECT path FROM files WHERE deployment_id = ?')
      .all(id)
      .map(({ path }) => path),
  )
