// Where states and calls of deployments are kept over a restart.
import type { SavedState } from '../../core/index.ts'
import type { Database } from '../storage/index.ts'

export interface SavedDeployment {
  readonly id: string
  /** Undefined where it is as it was saved last. */
  readonly data: string | undefined
  readonly counts: string
  readonly month: string
  readonly calls: number
}

export class StateStore {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  load(id: string): SavedState | undefined {
    return this.#database
      .prepare<SavedState & Record<string, never>>(
        'SELECT data, counts FROM states WHERE deployment_id = ?',
      )
      .get(id)
  }

  calls(id: string, month: string): number {
    const row = this.#database
      .prepare<{ calls: number }>('SELECT calls FROM usage WHERE deployment_id = ? AND month = ?')
      .get(id, month)
    return row?.calls ?? 0
  }

  /** Writes what has changed of several deployments, all or nothing; deployments that are gone are passed over. */
  save(deployments: readonly SavedDeployment[], now: number): void {
    if (deployments.length === 0) return
    this.#database.transaction(() => {
      for (const saved of deployments) this.#saveOne(saved, now)
    })
  }

  #saveOne({ id, data, counts, month, calls }: SavedDeployment, now: number): void {
    const exists = this.#database.prepare('SELECT 1 FROM deployments WHERE id = ?').get(id)
    if (!exists) return
    if (data !== undefined)
      this.#database
        .prepare(
          `INSERT INTO states (deployment_id, data, counts, saved_at) VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET data = excluded.data, counts = excluded.counts, saved_at = excluded.saved_at`,
        )
        .run(id, data, counts, now)
    else
      this.#database
        .prepare('UPDATE states SET counts = ?, saved_at = ? WHERE deployment_id = ?')
        .run(counts, now, id)
    this.#database
      .prepare(
        `INSERT INTO usage (deployment_id, month, calls) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET calls = excluded.calls`,
      )
      .run(id, month, calls)
  }
}
