// What is recorded of deployments: whether it is on, and the exchanges, without secrets, until they are looked over.
import type { Sample } from '../../core/recording/index.ts'
import type { Database } from '../storage/index.ts'

export interface RecordingState {
  readonly isRecording: boolean
  readonly startedAt: number | undefined
  readonly isFull: boolean
  readonly exchanges: number
}

/** More than that nobody looks over. */
export const MAX_EXCHANGES = 2_000
export const MAX_BYTES = 64 * 1024 * 1024

interface Row {
  readonly is_on: number
  readonly started_at: number
  readonly exchanges: number
  readonly bytes: number
}

export class Recordings {
  readonly #database: Database
  readonly #now: () => number
  /** Those that are on: asked for each request that is proxied. */
  readonly #on = new Set<string>()

  constructor(database: Database, now: () => number = Date.now) {
    this.#database = database
    this.#now = now
    const rows = database
      .prepare<{ deployment_id: string }>('SELECT deployment_id FROM recordings WHERE is_on = 1')
      .all()
    for (const { deployment_id: id } of rows) this.#on.add(id)
  }

  isRecording(id: string): boolean {
    return this.#on.has(id)
  }

  state(id: string): RecordingState {
    const row = this.#row(id)
    return {
      isRecording: row?.is_on === 1,
      startedAt: row?.started_at,
      isFull: row !== undefined && isFull(row),
      exchanges: row?.exchanges ?? 0,
    }
  }

  /** Goes on with what is there already. */
  start(id: string): void {
    this.#database
      .prepare(
        `INSERT INTO recordings (deployment_id, is_on, started_at, exchanges, bytes) VALUES (?, 1, ?, 0, 0)
         ON CONFLICT DO UPDATE SET is_on = 1, started_at = excluded.started_at`,
      )
      .run(id, this.#now())
    this.#on.add(id)
  }

  stop(id: string): void {
    this.#database.prepare('UPDATE recordings SET is_on = 0 WHERE deployment_id = ?').run(id)
    this.#on.delete(id)
  }

  /** Keeps an exchange; one too many switches the recording off. */
  note(id: string, sample: Sample): void {
    if (!this.#on.has(id)) return
    const text = JSON.stringify(toStored(sample))
    this.#database.transaction(() => {
      this.#database
        .prepare('INSERT INTO recorded_exchanges (deployment_id, sample) VALUES (?, ?)')
        .run(id, text)
      this.#database
        .prepare(
          'UPDATE recordings SET exchanges = exchanges + 1, bytes = bytes + ? WHERE deployment_id = ?',
        )
        .run(text.length, id)
    })
    const row = this.#row(id)
    if (row && isFull(row)) this.stop(id)
  }

  /** Oldest first. */
  samples(id: string): Sample[] {
    return this.#database
      .prepare<{ sample: string }>(
        'SELECT sample FROM recorded_exchanges WHERE deployment_id = ? ORDER BY id',
      )
      .all(id)
      .map(({ sample }) => fromStored(JSON.parse(sample) as Stored))
  }

  /** Forgets the exchanges; whether it is on stays. */
  clear(id: string): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM recorded_exchanges WHERE deployment_id = ?').run(id)
      this.#database
        .prepare('UPDATE recordings SET exchanges = 0, bytes = 0 WHERE deployment_id = ?')
        .run(id)
    })
  }

  #row(id: string): Row | undefined {
    return this.#database
      .prepare<Row & Record<string, never>>(
        'SELECT is_on, started_at, exchanges, bytes FROM recordings WHERE deployment_id = ?',
      )
      .get(id)
  }
}

const isFull = ({ exchanges, bytes }: Row): boolean =>
  exchanges >= MAX_EXCHANGES || bytes >= MAX_BYTES

/** Bytes are kept in base64. */
type Stored = Omit<Sample, 'body'> & { readonly body: string | null | { readonly base64: string } }

const toStored = ({ body, ...sample }: Sample): Stored => ({
  ...sample,
  body: body instanceof Uint8Array ? { base64: Buffer.from(body).toString('base64') } : body,
})

const fromStored = ({ body, ...sample }: Stored): Sample => ({
  ...sample,
  body:
    typeof body === 'object' && body ? new Uint8Array(Buffer.from(body.base64, 'base64')) : body,
})
