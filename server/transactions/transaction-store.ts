// The transactions in the file: written in batches, the newest of each deployment kept.
import type { Transaction } from '../../core/api/index.ts'
import type { Database, SqlValue } from '../storage/index.ts'
import type { CompiledFilter } from './filter.ts'

/** What is written of one deployment at once. */
export interface Batch {
  readonly deploymentId: string
  /** How many of its newest are kept. */
  readonly capacity: number
  readonly transactions: readonly Transaction[]
}

interface Row {
  readonly detail: string
}

const INSERT = `INSERT INTO transactions (id, deployment_id, status, method, path, route, time, session, detail)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
const DELETE_OLDEST = `DELETE FROM transactions WHERE id IN
  (SELECT id FROM transactions WHERE deployment_id = ? ORDER BY id LIMIT ?)`
const DELETE_BELOW = `DELETE FROM transactions WHERE id IN
  (SELECT id FROM transactions WHERE id < ? ORDER BY id LIMIT ?)`

/** What transactions lack that an older version wrote. */
const NEWER_FIELDS = { session: null }

export class TransactionStore {
  readonly #database: Database
  /** How many there are of each deployment, counted once. */
  readonly #counts = new Map<string, number>()

  constructor(database: Database) {
    this.#database = database
  }

  /** The greatest id; 0 where there is none. */
  lastId(): number {
    const row = this.#database
      .prepare<{ last: number | null }>('SELECT max(id) AS last FROM transactions')
      .get()
    return row?.last ?? 0
  }

  /** Writes all of them or, where it throws, none. */
  write(batches: readonly Batch[]): void {
    try {
      this.#database.transaction(() => {
        for (const batch of batches) this.#writeBatch(batch)
      })
    } catch (error) {
      this.#counts.clear()
      throw error
    }
  }

  #writeBatch({ deploymentId, capacity, transactions }: Batch): void {
    const before = this.#count(deploymentId)
    const insert = this.#database.prepare(INSERT)
    for (const transaction of transactions) insert.run(...valuesOf(transaction, deploymentId))
    const count = before + transactions.length
    const surplus = Math.max(0, count - capacity)
    if (surplus > 0) this.#database.prepare(DELETE_OLDEST).run(deploymentId, surplus)
    this.#counts.set(deploymentId, count - surplus)
  }

  #count(deploymentId: string): number {
    const known = this.#counts.get(deploymentId)
    if (known !== undefined) return known
    const row = this.#database
      .prepare<{ count: number }>(
        'SELECT count(*) AS count FROM transactions WHERE deployment_id = ?',
      )
      .get(deploymentId)
    return row?.count ?? 0
  }

  /** Writes one that is there once more; false where it is gone. */
  replace(deploymentId: string, transaction: Transaction): boolean {
    const { changes } = this.#database
      .prepare('UPDATE transactions SET detail = ? WHERE id = ? AND deployment_id = ?')
      .run(JSON.stringify(transaction), transaction.id, deploymentId)
    return changes > 0
  }

  /** Newest first. */
  list(deploymentId: string, filter: CompiledFilter, limit: number): Transaction[] {
    return this.#select(
      `WHERE deployment_id = ?${filter.sql} ORDER BY id DESC LIMIT ?`,
      deploymentId,
      ...filter.values,
      limit,
    )
  }

  get(deploymentId: string, id: number): Transaction | undefined {
    return this.#select('WHERE deployment_id = ? AND id = ?', deploymentId, id)[0]
  }

  /** Those with a greater id, oldest first. */
  since(deploymentId: string, id: number, limit: number): Transaction[] {
    const condition = 'WHERE deployment_id = ? AND id > ? ORDER BY id LIMIT ?'
    return this.#select(condition, deploymentId, id, limit)
  }

  #select(condition: string, ...values: SqlValue[]): Transaction[] {
    return this.#database
      .prepare<Row>(`SELECT detail FROM transactions ${condition}`)
      .all(...values)
      .map(({ detail }) => ({ ...NEWER_FIELDS, ...(JSON.parse(detail) as Transaction) }))
  }

  clear(deploymentId: string): void {
    this.#counts.delete(deploymentId)
    this.#database.prepare('DELETE FROM transactions WHERE deployment_id = ?').run(deploymentId)
  }

  /** Lets go of what is known of a deployment; its transactions stay. */
  forget(deploymentId: string): void {
    this.#counts.delete(deploymentId)
  }

  /** Deletes some of those with a smaller id; gives how many it were. */
  deleteBelow(id: number, most: number): number {
    const { changes } = this.#database.prepare(DELETE_BELOW).run(id, most)
    if (changes > 0) this.#counts.clear()
    return changes
  }

  close(): void {
    this.#database.close()
  }
}

function valuesOf(transaction: Transaction, deploymentId: string): SqlValue[] {
  const { id, time, request, response, route, session } = transaction
  const detail = JSON.stringify(transaction)
  const { method, path } = request
  const routeUuid = route?.uuid ?? null
  const ms = Date.parse(time)
  return [id, deploymentId, response.status, method, path, routeUuid, ms, session, detail]
}
