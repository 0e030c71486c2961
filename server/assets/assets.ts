// The files of deployments, by their paths.
import type { DeploymentFile } from '../../core/api/index.ts'
import type { Database } from '../storage/index.ts'
import { Contents, type StoredContent } from './contents.ts'
import { readPath } from './path.ts'
import { filesTooLarge, tooManyFiles, unknownFile } from './refusals.ts'

export interface StoredFile {
  readonly path: string
  readonly content: StoredContent
  /** SHA-256 of the content, in hex. */
  readonly hash: string
}

interface Row {
  readonly path: string
  readonly content_id: number
  readonly hash: string
  readonly bytes: number
  readonly changed_at: number
}

const MAX_FILES = 1_000
const COLUMNS = 'path, content_id, hash, bytes, changed_at'
const FILES = 'files JOIN contents ON contents.id = files.content_id'

export class Assets {
  readonly #database: Database
  readonly #contents: Contents
  readonly #now: () => number

  constructor(database: Database, now: () => number = Date.now) {
    this.#database = database
    this.#contents = new Contents(database)
    this.#now = now
  }

  /** By their paths. */
  list(id: string): DeploymentFile[] {
    return this.#database
      .prepare<Row>(`SELECT ${COLUMNS} FROM ${FILES} WHERE deployment_id = ? ORDER BY path`)
      .all(id)
      .map(describe)
  }

  /** Undefined for none. */
  find(id: string, path: string): StoredFile | undefined {
    const row = this.#row(id, path)
    return row && { path, content: { id: row.content_id, bytes: row.bytes }, hash: row.hash }
  }

  /** @throws Refusal `unknown-file`, `path-invalid` */
  need(id: string, written: string): StoredFile {
    const path = readPath(written)
    const file = this.find(id, path)
    if (!file) throw unknownFile(path)
    return file
  }

  read({ content }: StoredFile, start = 0, end = content.bytes): ReadableStream<Uint8Array> {
    return this.#contents.read(content.id, start, end)
  }

  bytes({ content }: StoredFile, start = 0, end = content.bytes): Uint8Array {
    return this.#contents.bytes(content.id, start, end)
  }

  /**
   * Uploads a file, in the place of what had its path: all of it, or nothing.
   * @param quotaBytes of all files of the deployment; 0 is none
   * @throws Refusal `path-invalid`, `files-too-large`, `too-many-files`, and what the stream throws
   */
  async put(
    id: string,
    written: string,
    stream: ReadableStream<Uint8Array>,
    quotaBytes: number,
  ): Promise<DeploymentFile> {
    const path = readPath(written)
    // Asked as it comes, and again when it is there: others may have come meanwhile.
    const assertFits = (bytes: number) => this.#assertFits(id, path, bytes, quotaBytes)
    assertFits(0)
    await this.#contents.take(stream, assertFits, (content) => {
      assertFits(content.bytes)
      this.#database
        .prepare(
          'INSERT OR REPLACE INTO files (deployment_id, path, content_id, changed_at) VALUES (?, ?, ?, ?)',
        )
        .run(id, path, content.id, this.#now())
    })
    this.#contents.collect()
    return describe(this.#row(id, path) as Row)
  }

  /** @throws Refusal `unknown-file`, `path-invalid` */
  remove(id: string, written: string): void {
    const { path } = this.need(id, written)
    this.#database.prepare('DELETE FROM files WHERE deployment_id = ? AND path = ?').run(id, path)
    this.#contents.collect()
  }

  /** Drops contents of deployments that are gone for good. */
  collect(): void {
    this.#contents.collect()
  }

  #assertFits(id: string, path: string, bytes: number, quotaBytes: number): void {
    const others = this.#database
      .prepare<{ count: number; bytes: number }>(
        `SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM ${FILES} WHERE deployment_id = ? AND path <> ?`,
      )
      .get(id, path)
    if ((others?.count ?? 0) >= MAX_FILES) throw tooManyFiles(MAX_FILES)
    if (quotaBytes > 0 && (others?.bytes ?? 0) + bytes > quotaBytes) throw filesTooLarge(quotaBytes)
  }

  #row(id: string, path: string): Row | undefined {
    return this.#database
      .prepare<Row>(`SELECT ${COLUMNS} FROM ${FILES} WHERE deployment_id = ? AND path = ?`)
      .get(id, path)
  }
}

const describe = ({ path, bytes, hash, changed_at }: Row): DeploymentFile => ({
  path,
  bytes,
  sha256: hash,
  changedAt: new Date(changed_at).toISOString(),
})
